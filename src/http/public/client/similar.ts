/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// While somebody types: is it one of the published matters? The server asks the same once more for
// those without scripts. What is typed is sent to this site only, and kept nowhere.

interface Offer {
  readonly number: string;
  readonly title: string;
  readonly place: string;
}

/** Whoever types has stopped for so long. */
const PAUSE = 700;

const box = document.querySelector<HTMLFieldSetElement>('[data-similar]');
const field = (name: string) =>
  document.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${name}`);
const [title, place] = [field('title'), field('place')];
let timer: ReturnType<typeof setTimeout> | undefined;
let latest = 0;

async function ask(): Promise<void> {
  const said = title?.value.trim() ?? '';
  const where = place?.value.trim() ?? '';
  if (!box || said.length < 2) return;
  latest += 1;
  const mine = latest;
  const query = new URLSearchParams({ text: said.slice(0, 500), place: where.slice(0, 200) });
  const response = await fetch(`${box.dataset['similar'] ?? ''}?${query.toString()}`);
  if (!response.ok || mine !== latest) return;
  const { rows } = (await response.json()) as { readonly rows: readonly Offer[] };
  show(box, rows);
}

function show(fieldset: HTMLFieldSetElement, offers: readonly Offer[]): void {
  const labels = [...fieldset.querySelectorAll<HTMLLabelElement>('.choices > label')];
  const none = labels.pop();
  const chosen = fieldset.querySelector<HTMLInputElement>('input[name="sameAs"]:checked')?.value;
  for (const label of labels) label.remove();
  if (!none) return;
  for (const offer of offers) none.before(labelOf(offer, none, offer.number === chosen));
  const kept = offers.some(({ number }) => number === chosen);
  const last = none.querySelector('input');
  if (last && !kept) last.checked = true;
  fieldset.hidden = offers.length === 0;
  fieldset.disabled = offers.length === 0;
}

function labelOf(offer: Offer, like: HTMLLabelElement, isChosen: boolean): HTMLLabelElement {
  const label = like.cloneNode(true) as HTMLLabelElement;
  const [input, span] = [label.querySelector('input'), label.querySelector('span')];
  if (input) {
    input.value = offer.number;
    input.checked = isChosen;
  }
  if (span) {
    const small = document.createElement('small');
    small.textContent = `${offer.place} · ${offer.number}`;
    span.replaceChildren(offer.title, small);
  }
  return label;
}

for (const input of [title, place]) {
  input?.addEventListener('input', () => {
    clearTimeout(timer);
    // Without an answer the server asks by itself.
    timer = setTimeout(() => void ask().catch(() => undefined), PAUSE);
  });
}
