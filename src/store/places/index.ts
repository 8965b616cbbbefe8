export { isOffered, type Located } from './book.ts';
export type { Offices } from './evidence.ts';
export { openPlaces, type Places, type PlacesOptions } from './open.ts';
export { labelOf, type Place, type PlaceEntry } from './place.ts';
export { categoryWords, gradeWords } from './seed-words.ts';
export {
  categoriesFor,
  gradesFor,
  unitsFor,
  type Grounds,
  type Reason,
  type Suggested,
} from './suggest.ts';
export { wordsOfTitle } from './words.ts';
