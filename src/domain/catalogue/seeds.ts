import type { Grade, Limit, Settings } from './events.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

function limit(seconds: number, runs: Limit['runs'], from: Limit['from']): Limit {
  return { seconds, runs, from };
}

/** What a new tenant starts with (CONCEPTS, problem, "Clocks"); a place sets its own from a date. */
export const seededGrades: { readonly [code: string]: Grade } = {
  danger: {
    dispatch: limit(HOUR / 2, 'always', 'registration'),
    // "At once": with no time at all every unit would be late, and nothing wrongly sent returned.
    sign: limit(HOUR / 12, 'always', 'dispatch'),
    contact: limit(HOUR / 2, 'always', 'dispatch'),
    result: limit(2 * HOUR, 'always', 'dispatch'),
  },
  utilities: {
    dispatch: limit(HOUR, 'always', 'registration'),
    sign: limit(2 * HOUR, 'always', 'dispatch'),
    contact: limit(4 * HOUR, 'always', 'dispatch'),
    result: limit(DAY, 'always', 'dispatch'),
  },
  general: {
    dispatch: limit(DAY, 'workdays', 'registration'),
    sign: limit(DAY, 'workdays', 'dispatch'),
    contact: limit(DAY, 'workdays', 'dispatch'),
    result: limit(7 * DAY, 'workdays', 'dispatch'),
  },
  complex: {
    dispatch: limit(DAY, 'workdays', 'registration'),
    sign: limit(DAY, 'workdays', 'dispatch'),
    contact: limit(2 * DAY, 'workdays', 'dispatch'),
    result: limit(15 * DAY, 'workdays', 'dispatch'),
  },
};

export const seededWeights = { response: 10, resolution: 50, satisfaction: 40, basically: 90 };

export const seededSettings: Settings = {
  utcOffsetMinutes: 480,
  monthStartDay: 1,
  callBackWorkdays: 5,
  silenceDays: 14,
  disputeDays: 14,
  reviewDays: 30,
};
