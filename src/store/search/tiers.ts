/**
 * Who reads a matter's words, the widest circle first: those with no more than a redacted slip, those
 * who see a part, those who see it whole. What the page of a matter shows by these is in
 * http/api/timeline.ts; the answer of one co-handler isn't for the others, so it is only the whole's.
 */
export type Tier = 'slip' | 'part' | 'whole';

/** As wide as can.ts says: tiers contain those before them. */
export const tiers = ['slip', 'part', 'whole'] as const satisfies readonly Tier[];

/** What was reported, or what an office's ledger says: co-handlers read it too. */
const reports: readonly string[] = ['ProblemRegistered', 'Imported', 'ImportRevised'];

/** The tier of an event's part; undefined for what nobody searches: names, contacts, photos. */
export function tierOf(type: string, part: string): Tier | undefined {
  if (part === 'place') return 'slip';
  if (part === 'published') return 'whole';
  if (part !== 'text') return undefined;
  if (type === 'Dispatched' || type === 'CoHandlersAdded') return 'slip';
  return reports.includes(type) ? 'part' : 'whole';
}

export function isSeenBy(tier: Tier, sight: Tier): boolean {
  return tiers.indexOf(tier) <= tiers.indexOf(sight);
}
