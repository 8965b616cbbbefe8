import type { NamedWorld } from '../../store/index.ts';
import type { Reason } from '../../store/places/index.ts';
import { fill, nameIn, type Language } from '../../texts/index.ts';
import { intakeWords } from '../../texts/intake-words.ts';

/** A reason as a sentence. `value` is what it speaks for: a grade's sentence differs from a unit's. */
export function reasonText(
  reason: Reason,
  value: string,
  { names, world }: NamedWorld,
  language: Language,
): string {
  const texts = intakeWords(language).suggestions;
  const categoryName = (code: string) => {
    const called = names[`category:${code}`];
    return called ? nameIn(language, called) : code;
  };
  switch (reason.code) {
    case 'rule':
      return fill(reason.area === '' ? texts.rule : texts.ruleOfArea, {
        category: categoryName(reason.category),
      });
    case 'word': {
      const quoted = reason.words.map((word) => (language === 'en' ? `“${word}”` : `“${word}”`));
      return fill(texts.word, { words: quoted.join(language === 'en' ? ', ' : '、') });
    }
    case 'learned':
      return fill(texts.learned, { ...reason });
    case 'usual':
      return fill(texts.usual, { category: categoryName(reason.category) });
    default: {
      const { n, of, category } = reason;
      const counts = { n, of, category: category === undefined ? '' : categoryName(category) };
      if (category === undefined) return fill(texts.hereAnyCategory, counts);
      const isGrade = !Object.hasOwn(world.people.units, value);
      return fill(isGrade ? texts.gradeOfCategory : texts[reason.code], counts);
    }
  }
}
