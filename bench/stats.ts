/** Times in ms, of calls that were made one after the other or of requests. */
export interface Spread {
  readonly least: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export function spread(times: readonly number[]): Spread {
  const sorted = Float64Array.from(times).sort();
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { least: sorted[0] ?? 0, p50: at(0.5) ?? 0, p99: at(0.99) ?? 0, max: sorted.at(-1) ?? 0 };
}

/** Calls `action` a few times unmeasured, then `times` times measured. */
export async function timed(times: number, action: () => Promise<unknown>): Promise<Spread> {
  for (let i = 0; i < 8; i += 1) await action();
  const taken: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const began = performance.now();
    await action();
    taken.push(performance.now() - began);
  }
  return spread(taken);
}
