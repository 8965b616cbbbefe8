const candidates = [',', '\t', ';', '|', '，'] as const;

/**
 * What separates the columns, by the first rows: the sign that stands equally often in most of
 * them, outside quotes. A `sep=;` line, which Excel writes and hides, decides.
 */
export function delimiterOf(beginning: string): { delimiter: string; skipFirst: boolean } {
  const declared = /^sep=(.)\r?\n/.exec(beginning)?.[1];
  if (declared !== undefined) return { delimiter: declared, skipFirst: true };
  const lines = beginning
    .replaceAll(/"(?:[^"]|"")*"/g, '')
    .split(/\r?\n|\r/)
    .slice(0, 50);
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of candidates) {
    const score = scoreOf(lines.map((line) => line.split(delimiter).length - 1));
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, skipFirst: false };
}

/** How many lines agree on a number of signs, and a little for the number itself. */
function scoreOf(counts: readonly number[]): number {
  const lines = new Map<number, number>();
  for (const count of counts) if (count > 0) lines.set(count, (lines.get(count) ?? 0) + 1);
  let best = 0;
  for (const [count, agreeing] of lines) {
    best = Math.max(best, agreeing + Math.min(count, 50) / 100);
  }
  return best;
}
