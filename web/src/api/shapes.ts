/** What the API answers, as far as the console reads it. */
export interface Post {
  readonly unit: string;
  readonly role: string;
}

export interface Me {
  readonly person: string;
  readonly name: string;
  readonly posts: readonly Post[];
}

export interface Refusal {
  readonly refused: string;
  /** The reason in a sentence, in the reader's language. */
  readonly text: string;
}

export interface NextStep {
  readonly name: string;
  readonly refusal?: Refusal;
}

export interface QueueRow {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly kind: string;
  readonly category: string;
  readonly source: string;
  readonly sensitive: boolean;
  readonly grade: string | null;
  readonly office: string;
  readonly lead: string | null;
  readonly about: string | null;
  readonly closure: string | null;
  readonly open: boolean;
  readonly overdue: boolean;
  readonly waiting: readonly string[];
  readonly registered_at: string;
  readonly closed_at: string | null;
  readonly next_due: string | null;
  readonly review_on: string | null;
  readonly title?: string;
  readonly place?: string;
}

export interface Clock {
  readonly name: string;
  readonly due: string;
  /** What it would be if days off counted too. */
  readonly natural: string;
  readonly provisional?: boolean;
  readonly passed?: boolean;
}

export interface Paused {
  readonly reason: string;
  readonly until?: string;
  readonly remaining: { readonly [clock: string]: { readonly seconds: number } };
}

export interface Doer {
  readonly role: string;
  readonly unit?: string;
  readonly name?: string;
}

export interface TimelineEntry {
  readonly index: number;
  readonly at: string;
  readonly type: string;
  readonly by: Doer;
  readonly occurredOn?: string;
  readonly sentence: string;
  /** What was written, as far as sight goes. */
  readonly words: readonly string[];
  readonly erased?: boolean;
}

export interface ProblemPage {
  readonly row: QueueRow;
  readonly sight: 'whole' | 'part' | 'slip';
  readonly description?: string;
  readonly photos?: number;
  readonly deadlines: readonly Clock[];
  readonly paused?: Paused;
  readonly timeline: readonly TimelineEntry[];
  readonly nextSteps: readonly NextStep[];
}
