import { pinyin } from 'pinyin-pro';

/** What a name is typed as by sound: its syllables in one word, and their initials. */
export function soundsOf(name: string): readonly string[] {
  const known = kept.get(name);
  if (known) return known;
  const sounds = soundsIn(name);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(name, sounds);
  return sounds;
}

/** An estate's name comes with each of its buildings. */
const kept = new Map<string, readonly string[]>();
const MOST_KEPT = 5_000;

function soundsIn(name: string): readonly string[] {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
    .map((sound) => sound.toLowerCase().replaceAll(/[^a-z0-9]/gu, ''))
    .filter((sound) => sound !== '');
  const initials = syllables.map((sound) => (/^\d/.test(sound) ? sound : sound.slice(0, 1)));
  return [...new Set([syllables.join(''), initials.join('')])].filter((word) => word.length > 1);
}
