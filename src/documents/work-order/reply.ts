/** What an office tells another platform of a matter, in pieces; each may be missing. */
export interface ReplyParts {
  /** What was done: the answer that was approved, or the reply. */
  readonly done: string;
  /** When the raiser was contacted first, as people write dates. */
  readonly contactedOn?: string;
  /** What somebody else found on the spot. */
  readonly verified?: string;
  /** What the raiser said when called, in words of the catalogue. */
  readonly calledBack?: string;
  readonly unit: string;
  readonly person?: string;
  readonly phone?: string;
}

export interface ReplyLabels {
  readonly done: string;
  readonly verified: string;
  readonly calledBack: string;
  readonly unit: string;
  readonly person: string;
  readonly phone: string;
  /** What a raiser is called instead of their name, and what stands for a number that is left out. */
  readonly raiser: string;
  readonly left: string;
  readonly contacted: string;
}

/** What the raisers of a matter are called and reached by. */
export interface Persons {
  readonly names: readonly string[];
  readonly contacts: readonly string[];
}

/**
 * The reply in a platform's wording, to be pasted there: 办理情况、核实情况、回访情况、承办单位、联系人、
 * 联系电话. Names and contacts of raisers, and whatever looks like a phone or an identity card of
 * anybody, are taken out of the sentences.
 */
export function platformReply(parts: ReplyParts, labels: ReplyLabels, persons: Persons): string {
  const clean = (text: string) => withoutPersons(text, labels, persons);
  const contacted =
    parts.contactedOn === undefined ? '' : `${parts.contactedOn} ${labels.contacted}`;
  const done = [contacted, clean(parts.done)].filter((text) => text !== '').join(' ');
  const lines: readonly (readonly [label: string, text: string | undefined])[] = [
    [labels.done, done],
    [labels.verified, parts.verified === undefined ? undefined : clean(parts.verified)],
    [labels.calledBack, parts.calledBack],
    [labels.unit, parts.unit],
    [labels.person, parts.person],
    [labels.phone, parts.phone ?? ''],
  ];
  return lines
    .filter(([, text]) => text !== undefined)
    .map(([label, text]) => `${label}：${text ?? ''}`.trim())
    .join('\n');
}

const NUMBERS =
  /(?<![\dA-Za-z])(?:\d{17}[\dXx]|(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8})(?!\d)/gu;
const ADDRESSES = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;

/** Takes raisers out of a text: by their names, their contacts, and by what numbers look like. */
export function withoutPersons(
  text: string,
  { raiser, left }: Pick<ReplyLabels, 'raiser' | 'left'>,
  { names, contacts }: Persons,
): string {
  const hidden = contacts
    .filter((contact) => contact.length >= 5)
    .reduce((rest, contact) => rest.replaceAll(contact, left), text.normalize('NFC'));
  const bare = hidden.replaceAll(NUMBERS, left).replaceAll(ADDRESSES, left);
  return calledOf(names).reduce((rest, name) => rest.replaceAll(name, raiser), bare);
}

/** 王小明 is also 王先生; longer forms first. */
function calledOf(names: readonly string[]): readonly string[] {
  const forms = names.flatMap((name) => {
    const whole = name.replace(/[（(].*$/u, '').trim();
    const family = /^\p{Script=Han}/u.exec(whole)?.[0];
    const addressed =
      family === undefined
        ? []
        : [
            '先生',
            '女士',
            '小姐',
            '阿姨',
            '大爷',
            '大妈',
            '奶奶',
            '爷爷',
            '师傅',
            '老师',
            '某',
          ].map((title) => `${family}${title}`);
    return [whole, ...addressed];
  });
  return [...new Set(forms)].filter((form) => form.length >= 2).sort((a, b) => b.length - a.length);
}
