import { classes, listings } from './flow.ts';
import type { Say } from './say.ts';
import type { Figure } from './queries.ts';
import type { Cell, Sheet } from './sheet.ts';

interface Words {
  readonly title: string;
  readonly item: string;
  readonly number: string;
  readonly share: string;
  readonly sealed: (atLeast: string) => string;
}

/** An addition as one writes it: its parts and what they come to. */
export function additionOf(
  figure: Figure,
  total: 'found' | 'listed',
  say: Say,
  words: Words,
): Sheet {
  const parts = total === 'found' ? classes : listings;
  const whole = figure.values[total]?.shown ?? 0;
  const row = (measure: string, sign: string): readonly Cell[] => {
    const value = figure.values[measure];
    const n = value?.shown ?? 0;
    const sealed = value?.attested;
    return [
      {
        text: `${sign}${say.measure(measure)}`,
        ...(sealed === undefined ? {} : { note: words.sealed(say.n(sealed)) }),
      },
      { text: say.n(n), n, to: { show: measure } },
      whole === 0 ? { text: '—' } : { text: say.percent(n / whole), n: n / whole },
    ];
  };
  return {
    title: words.title,
    head: [words.item, words.number, words.share],
    rows: [...parts.map((measure, i) => row(measure, i === 0 ? '' : '＋ ')), row(total, '＝ ')],
  };
}

/** 193 = 120 + 73: the parts that aren't nothing. */
export function equationOf(figure: Figure, say: Say): string {
  const at = (measure: string) => figure.values[measure]?.shown ?? 0;
  const parts = classes.filter((measure) => at(measure) !== 0);
  const terms = parts.map((measure) => say.n(at(measure)));
  return `${say.n(at('found'))} = ${terms.length === 0 ? '0' : terms.join(' + ')}`;
}
