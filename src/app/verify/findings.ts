/** What can be wrong with a log or with what claims to come from it. */
export type Fault =
  | 'missing-file'
  | 'bad-key'
  | 'key-differs'
  | 'bad-checkpoint'
  | 'bad-bundle'
  | 'bad-entry'
  | 'wrong-entry'
  | 'wrong-tile'
  | 'wrong-root'
  | 'rule'
  | 'arithmetic'
  | 'fork'
  | 'shorter'
  | 'lost-by-restore'
  | 'bad-file'
  | 'wrong-figure'
  | 'wrong-part'
  | 'not-in-log'
  | 'nothing-to-check';

export interface VerifyFinding {
  readonly fault: Fault;
  /** A file, an entry, a figure. */
  readonly where: string;
  readonly detail?: string;
}

/** What was done and found right, or what can't be done here. Said in words by `texts.ts`. */
export type Note =
  | { readonly note: 'signed'; readonly key: string; readonly given: boolean }
  | { readonly note: 'entries'; readonly entries: number; readonly streams: number }
  | { readonly note: 'tiles'; readonly tiles: number }
  | { readonly note: 'consistent'; readonly size: number }
  | {
      readonly note: 'continued';
      readonly origin: string;
      readonly size: number;
      readonly kept: number;
    }
  | { readonly note: 'figures'; readonly figures: number; readonly size: number }
  | { readonly note: 'absent'; readonly figures: number }
  | { readonly note: 'attested'; readonly figures: number }
  | { readonly note: 'restricted'; readonly entries: number }
  | { readonly note: 'published'; readonly parts: number }
  | { readonly note: 'unpublished'; readonly parts: number }
  | { readonly note: 'included'; readonly index: number; readonly size: number };

export interface VerifyReport {
  readonly kind: 'log' | 'receipt' | 'figures';
  readonly origin?: string;
  readonly tenant?: string;
  readonly size?: number;
  /** Base64. */
  readonly root?: string;
  readonly notes: readonly Note[];
  /** The first thousand. */
  readonly findings: readonly VerifyFinding[];
  readonly total: number;
  readonly milliseconds: number;
}

const MOST = 1000;

export class Verdict {
  readonly notes: Note[] = [];
  readonly findings: VerifyFinding[] = [];
  total = 0;

  fault(fault: Fault, where: string, detail?: string): void {
    this.total += 1;
    if (this.findings.length >= MOST) return;
    this.findings.push({ fault, where, ...(detail === undefined ? {} : { detail }) });
  }

  note(note: Note): void {
    this.notes.push(note);
  }
}
