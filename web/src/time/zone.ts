/** How far the place's clocks are ahead of UTC, in minutes: deadlines are the place's, not the browser's. */
let offset = 480;

export function placeSays(utcOffsetMinutes: number): void {
  offset = utcOffsetMinutes;
}

/** The instant whose UTC reading is what the place's clocks show: to be formatted as UTC. */
export function shownThere(date: Date): Date {
  return new Date(date.getTime() + offset * 60_000);
}

/** What a `datetime-local` field holds, read as the place's time, as the API takes it. */
export function instantThere(local: string): string {
  const shown = Date.parse(`${local.slice(0, 16)}:00Z`);
  return new Date(shown - offset * 60_000).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** The date that it is there. */
export function dayThere(now: number): string {
  return shownThere(new Date(now)).toISOString().slice(0, 10);
}
