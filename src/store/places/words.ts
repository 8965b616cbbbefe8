import { deriveKey, hmac } from '../keys.ts';

/** How a word is kept: HMAC-SHA256 under a key that isn't in the database, cut to 53 bits. */
export type WordHash = (word: string) => string;

export function wordHash(secret: Buffer, tenant: string): WordHash {
  const key = deriveKey(secret, tenant, 'huiyin places');
  return (word) => String(hmac(key, word).readUIntBE(0, 6));
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
/** Words that say nothing of what a matter is about. */
const EMPTY = new Set(
  '问题 反映 要求 希望 尽快 处理 解决 投诉 咨询 求助 建议 关于 小区 社区 街道 附近 门口 一直 已经 没有 不能 无法 进行 情况 严重 多次 居民 市民 群众 我们 他们 今天 昨天 现在 请求'.split(
    ' ',
  ),
);
/** Most words of one text that are looked at. */
const MOST = 60;

/** The words of a text by which matters are alike: of two or more letters, no numbers. */
export function wordsOfTitle(text: string): readonly string[] {
  const words = new Set<string>();
  for (const { segment, isWordLike } of segmenter.segment(text.normalize('NFKC').toLowerCase())) {
    if (words.size >= MOST) break;
    const isWord = isWordLike === true && /^\p{Script=Han}{2,8}$|^[a-z]{3,20}$/u.test(segment);
    if (isWord && !EMPTY.has(segment)) words.add(segment);
  }
  return [...words];
}
