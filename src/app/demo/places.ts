import { readBook } from '../../documents/book/read-book.ts';
import { namedUnits } from '../../http/api/places.ts';
import { placesIn } from '../../http/api/place-table.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { openPlaces, type PlacesOptions } from '../../store/places/index.ts';
import type { Store } from '../../store/index.ts';

/** The estates of the demo's street, as its office would keep them. All invented. */
const table = `小区,楼栋,网格,社区,别名,地址
柳园12号院,,LY01,柳园社区,柳园十二号院、Liuyuan Court 12,永安区星河街道柳园路12号
柳园小区,,LY02,柳园社区,Liuyuan Estate,永安区星河街道柳园路20号
柳园小区,1栋,LY02,柳园社区,,
柳园小区,2栋,LY02,柳园社区,,
柳园小区,3栋,LY02,柳园社区,,
柳园小区,5栋,LY03,柳园社区,,
柳园小区,8栋,LY03,柳园社区,,
三里巷,,LY04,柳园社区,Sanli Lane,永安区星河街道三里巷
东里小区,,DL01,东里社区,Dongli Estate,永安区星河街道东里路6号
东里小区,1栋,DL01,东里社区,,
东里小区,6栋,DL01,东里社区,,
东里公园,,DL02,东里社区,,永安区星河街道东里路1号
星河早市,,DL03,东里社区,,永安区星河街道滨河路
恒通生活区,,HT01,恒通机械公司,恒通宿舍,永安区恒通路9号
`;

/** The demo's address dictionary, by the same way as an office's own table. */
export async function demoPlaces(
  tenant: string,
  { pool, secret, log, store }: Omit<PlacesOptions, 'store'> & { readonly store: Store },
): Promise<void> {
  const book = await readBook(Buffer.from(table), { fileName: 'places.csv' });
  if (isRefusal(book)) throw new Error(`the demo's places were refused: ${book.refused}`);
  const read = await placesIn(book, namedUnits(await store.worldOf(tenant)));
  if (!read || read.troubles.length > 0) throw new Error('the demo’s places have troubles');
  const places = openPlaces({ pool, store, secret, log });
  try {
    await places.import(tenant, read.entries);
    await places.caughtUp(tenant);
  } finally {
    await places.close();
  }
}
