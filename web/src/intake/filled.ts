import type { WorkOrder } from '../api/intake.ts';
import type { Typed } from '../register/registration.ts';

type Field = keyof WorkOrder['fields'];

/** What of a work order has a field in the form. */
export function filledIn({ fields }: WorkOrder): Partial<Typed> {
  const said = (field: Field) => fields[field]?.text;
  const meant = (field: Field) => fields[field]?.value;
  const number = meant('number');
  const deadline = meant('deadline');
  const isExternal = number !== undefined || deadline !== undefined;
  return present({
    kind: meant('kind') as Typed['kind'],
    title: said('title')?.slice(0, 100),
    description: said('content')?.slice(0, 4_000),
    place: said('place')?.slice(0, 200),
    contactName: said('callerName')?.slice(0, 60),
    phone: meant('callerPhone'),
    // A number without a channel comes from the hotline: that is what is pasted all day.
    channel: meant('channel') ?? (isExternal ? '12345' : undefined),
    number,
    deadline,
  });
}

/** What has no field of its own, to be read beside the form. */
export const besideFields = [
  'unit',
  'urgency',
  'category',
  'area',
  'calledAt',
  'dispatchedAt',
] as const satisfies readonly Field[];

/** How many of the form's fields were filled. */
export function countOf(order: WorkOrder): number {
  return Object.keys(filledIn(order)).length;
}

/** What the platform wrote and this form has no room for: nothing that was pasted goes unread. */
export function leftOf(order: WorkOrder): readonly string[] {
  const { fields, rest } = order;
  const isUnread = (field: Field) => fields[field] && fields[field].value === undefined;
  const unread = (['callerPhone', 'deadline', 'number'] as const)
    .filter(isUnread)
    .map((field) => fields[field]?.text ?? '');
  return [...unread, ...rest.map(({ text }) => text)];
}

function present<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  ) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
