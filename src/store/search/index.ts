export { startIndexer, type Indexer, type IndexerOptions } from './follow.ts';
export { indexAll } from './index-all.ts';
export type { FoundRow, Hit, Hits, SearchFilters, SearchQuery } from './find.ts';
export { openSearch, type Search } from './search.ts';
export type { Draft, Similar, SimilarPublished } from './similar.ts';
export type { Matter, Text } from './texts.ts';
export { isSeenBy, type Tier } from './tiers.ts';
export { mark, wordsAsked, wordsIn, type Marked } from './words.ts';
