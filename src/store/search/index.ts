export { startIndexer } from './follow.ts';
export { indexAll } from './index-all.ts';
export type { FoundRow, Hit } from './find.ts';
export { openSearch, type Search } from './search.ts';
export type { Similar, SimilarPublished } from './similar.ts';
export type { Matter } from './texts.ts';
export { isSeenBy } from './tiers.ts';
export { mark, wordsAsked, wordsIn } from './words.ts';
