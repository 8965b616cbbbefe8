const WIDTH = 30;
const EVERY = 100;

export interface Progress {
  /** `total` 0: only the number is shown. */
  readonly at: (done: number, total: number) => void;
  /** Clears the line. */
  readonly end: () => void;
}

/** A bar on standard error while somebody looks at a terminal; else nothing. */
export function progressBar(label: string, out: NodeJS.WriteStream = process.stderr): Progress {
  if (!out.isTTY) return { at: () => undefined, end: () => undefined };
  const started = performance.now();
  let last = -EVERY;
  return {
    at(done, total) {
      const now = performance.now();
      if (now - last < EVERY && done !== total) return;
      last = now;
      const rate = Math.round((done / Math.max(1, now - started)) * 1000).toLocaleString('en');
      const share = total === 0 ? 0 : Math.min(1, done / total);
      const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
      const counted = `${done.toLocaleString('en')}${total === 0 ? '' : `/${total.toLocaleString('en')}`}`;
      out.write(`\r\u001b[K${label} ${total === 0 ? '' : `${bar} `}${counted}  ${rate}/s`);
    },
    end() {
      out.write('\r\u001b[K');
    },
  };
}
