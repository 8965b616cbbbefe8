import type { liveZh } from './words-zh.ts';

export const liveEn: typeof liveZh = {
  changed: 'This matter has just changed; what you typed was left alone:',
  undo: 'Undo',
  undone: 'Taken back.',
};
