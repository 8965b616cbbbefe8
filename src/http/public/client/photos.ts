/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// Sends each photo when it is chosen, so that the form itself is light and nothing chosen is lost.
// Without a script the browser sends the photos with the form.

/** Above this a photo is made smaller before it travels: 2 MB. */
const LARGE = 2 * 1024 * 1024;
const EDGE = 2048;

for (const field of document.querySelectorAll<HTMLElement>('[data-uploads]')) {
  const input = field.querySelector<HTMLInputElement>('input[type=file]');
  const list = field.querySelector<HTMLElement>('.photos');
  const said = field.querySelector<HTMLElement>('[data-said]');
  if (input && list && said) watch(field, input, list, said);
}

function watch(field: HTMLElement, input: HTMLInputElement, list: HTMLElement, said: HTMLElement) {
  const texts = field.dataset;
  const submit = field.closest('form')?.querySelector<HTMLButtonElement>('button:not([type])');
  let under = 0;
  for (const item of list.querySelectorAll('li')) removable(item);

  input.addEventListener('change', () => void choose());

  async function choose(): Promise<void> {
    const files = [...(input.files ?? [])];
    // What is sent now must not go with the form once more.
    input.value = '';
    const troubles: string[] = [];
    under += 1;
    if (submit) submit.disabled = true;
    for (const file of files) {
      if (list.children.length >= Number(texts['most'])) {
        troubles.push(texts['many'] ?? '');
        break;
      }
      said.textContent = `${texts['wait'] ?? ''} ${file.name}`;
      const trouble = await send(file);
      if (trouble !== undefined) troubles.push(`${file.name} ${trouble}`);
    }
    under -= 1;
    if (submit && under === 0) submit.disabled = false;
    said.textContent = troubles.length > 0 ? troubles.join(' ') : (texts['done'] ?? '');
    said.classList.toggle('error', troubles.length > 0);
  }

  async function send(file: File): Promise<string | undefined> {
    const body = await smaller(file);
    const type = /^image\//.test(body.type) ? body.type : 'application/octet-stream';
    const headers = { 'content-type': type, 'accept-language': document.documentElement.lang };
    const method = 'POST';
    try {
      const answer = await fetch(texts['uploads'] ?? '', { method, headers, body });
      const found = (await answer.json()) as { id?: string; detail?: string };
      if (found.id === undefined) return found.detail ?? texts['failed'];
      show(found.id);
      return undefined;
    } catch {
      return texts['failed'];
    }
  }

  function show(id: string): void {
    const item = document.createElement('li');
    const kept = document.createElement('input');
    kept.type = 'hidden';
    kept.name = 'photo';
    kept.value = id;
    const image = document.createElement('img');
    image.src = `${texts['uploads'] ?? ''}/${id}`;
    image.width = 96;
    image.height = 72;
    item.append(kept, image);
    list.append(item);
    removable(item);
  }

  function removable(item: HTMLElement): void {
    item.querySelector('label')?.remove();
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'plain';
    button.textContent = texts['remove'] ?? '';
    button.addEventListener('click', () => {
      item.remove();
      number();
      input.focus();
    });
    item.append(button);
    number();
  }

  /** Each by its place now, whatever was removed before it. */
  function number(): void {
    list.hidden = list.children.length === 0;
    [...list.children].forEach((item, i) => {
      const name = (texts['alt'] ?? '').replace('0', String(i + 1));
      item.querySelector('img')?.setAttribute('alt', name);
      item.querySelector('button')?.setAttribute('aria-label', `${texts['remove'] ?? ''} ${name}`);
    });
  }
}

/** A large photo as JPEG of at most 2048 pixels; as it is, where the browser can't. */
async function smaller(file: File): Promise<Blob> {
  if (file.size <= LARGE) return file;
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, EDGE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.9));
    return made ?? file;
  } catch {
    return file;
  }
}
