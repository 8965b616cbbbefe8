/** The days that somebody typed, as `MM-DD`, and the words among them that are none. */
export function datesOf(typed: string): {
  readonly dates: string[];
  readonly wrong: readonly string[];
} {
  const words = typed.split(/[\s,，、;；]+/).filter((word) => word !== '');
  const read = words.map((word) => /^(\d{1,2})-(\d{1,2})$/.exec(word));
  return {
    dates: read.flatMap((match) =>
      match === null
        ? []
        : [
            match
              .slice(1)
              .map((part) => part.padStart(2, '0'))
              .join('-'),
          ],
    ),
    wrong: words.filter((_word, i) => read[i] === null),
  };
}

export function differenceOf(before: readonly string[], now: readonly string[]) {
  return {
    added: now.filter((date) => !before.includes(date)),
    removed: before.filter((date) => !now.includes(date)),
  };
}
