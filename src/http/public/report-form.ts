import type { Kind } from '../../domain/problem/index.ts';
import type { Report } from '../report-problem.ts';
import type { Scene } from './context.ts';
import { input, radios, select, summary, type Errors, type Form, type Values } from './fields.ts';
import { html, type Html } from './html.ts';
import { photoField } from './photo-field.ts';
import { areaOptions, categoryOptions, officeOptions, raisedKinds } from './report-options.ts';
import { offerField, type Offer } from './similar-offer.ts';
import type { Words } from './words/words.ts';

const most = {
  title: 100,
  description: 4000,
  place: 200,
  name: 60,
  phone: 24,
  email: 200,
} as const;

/** What was typed, as a report; or what is wrong with it, by field. */
export function reportIn(
  scene: Scene,
  typed: Values,
): { readonly report: Report } | { readonly errors: Errors } {
  const { w } = scene.visit;
  const value = (name: string) => (typed[name] ?? '').trim().replaceAll('\r\n', '\n');
  const errors: { [name: string]: string } = {};
  const kind = raisedKinds.find((k) => k === value('kind'));
  if (!kind) errors['kind'] = w.errors.choose;
  const among = (name: string, options: readonly { readonly value: string }[]) => {
    const chosen = value(name);
    if (chosen !== '' && !options.some((o) => o.value === chosen)) errors[name] = w.errors.unknown;
    return chosen === '' ? undefined : chosen;
  };
  const category = among('category', categoryOptions(scene));
  if (category === undefined) errors['category'] = w.errors.choose;
  for (const name of ['title', 'description', 'place'] as const) {
    if (value(name) === '') errors[name] = w.errors.required;
  }
  const area = among('area', areaOptions(scene));
  const about = among('about', officeOptions(scene));
  const [name, phone, email] = [value('name'), value('phone'), value('email')];
  if (phone !== '' && !/^\+?[0-9][0-9 -]{4,23}$/.test(phone)) errors['phone'] = w.errors.phone;
  if (email !== '' && !/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/.test(email)) {
    errors['email'] = w.errors.email;
  }
  for (const [field, limit] of Object.entries(most)) {
    if (value(field).length > limit) errors[field] = w.errors.tooLong(limit);
    if (!storable(value(field))) errors[field] = w.errors.characters;
  }
  if (Object.keys(errors).length > 0 || !kind || category === undefined) {
    return { errors: inOrder(errors) };
  }
  const contact = {
    ...(name === '' ? {} : { name }),
    ...(phone === '' ? {} : { phone }),
    ...(email === '' ? {} : { email }),
  };
  return {
    report: {
      kind,
      category,
      title: value('title'),
      description: value('description'),
      place: { text: value('place'), ...(area === undefined ? {} : { area }) },
      ...(Object.keys(contact).length === 0 ? {} : { contact }),
      ...(about === undefined ? {} : { about }),
    },
  };
}

/** PostgreSQL keeps no NUL and canonical JSON no lone surrogate; other control characters are noise. */
function storable(text: string): boolean {
  return text.isWellFormed() && !/[\0-\x08\x0b-\x1f\x7f]/.test(text);
}

const order = [
  'kind',
  'category',
  'title',
  'description',
  'place',
  'area',
  'about',
  'name',
  'phone',
  'email',
] as const;

function inOrder(errors: Errors): Errors {
  return Object.fromEntries(
    order.flatMap((name) => (errors[name] === undefined ? [] : [[name, errors[name]]])),
  );
}

/** The form with a key of its own: whatever happens to it, it registers one matter at most. */
export function reportForm(
  scene: Scene,
  form: Form,
  key: string,
  notice?: string,
  offers: readonly Offer[] = [],
): Html {
  const { visit, tenant } = scene;
  const { w } = visit;
  const { report } = w;
  return html` <h1>${report.title}</h1>
    ${notice === undefined ? '' : html`<div class="alert" role="alert"><p>${notice}</p></div>`}
    ${
      offers.length === 0
        ? ''
        : html`<div class="alert" role="alert">
            <p><a href="#similar">${w.similar.title}</a></p>
          </div>`
    }
    ${summary(form, labels(w))}
    <p>${report.lead}</p>
    <p class="small soft">${report.urgent} ${report.sealed}</p>
    <form method="post" action="/${tenant.tenant}/report" enctype="multipart/form-data" novalidate>
      <input type="hidden" name="key" value="${key}" />
      ${radios(form, { name: 'kind', label: report.kind, required: true, choices: raisedKinds.map((kind) => kindChoice(w, kind)) })}
      ${select(form, { name: 'category', label: report.category, hint: report.categoryHint, required: true, empty: report.chooseCategory, options: categoryOptions(scene) })}
      ${input(form, { name: 'title', label: report.wordTitle, hint: report.wordTitleHint, required: true, most: most.title })}
      ${input(form, { name: 'description', label: report.description, hint: report.descriptionHint, required: true, most: most.description, rows: 6 })}
      ${input(form, { name: 'place', label: report.place, hint: report.placeHint, required: true, most: most.place })}
      ${areas(scene, form)} ${photoField(scene, 'photos', form.photos ?? [], form.errors['photos'])}
      ${select(form, { name: 'about', label: report.about, hint: report.aboutHint, empty: report.aboutNone, options: officeOptions(scene) })}
      ${offerField(scene, form.values, offers)}
      <h2>${report.contact}</h2>
      <p class="hint">${report.contactHint}</p>
      ${input(form, { name: 'name', label: report.name, most: most.name, autocomplete: 'name' })}
      ${input(form, { name: 'phone', label: report.phone, type: 'tel', most: most.phone, autocomplete: 'tel' })}
      ${input(form, { name: 'email', label: report.email, type: 'email', most: most.email, autocomplete: 'email' })}
      <button>${report.send}</button>
      <p class="hint">${report.oneTime}</p>
    </form>`;
}

function areas(scene: Scene, form: Form): Html | string {
  const { report } = scene.visit.w;
  const options = areaOptions(scene);
  if (options.length === 0) return '';
  return select(form, { name: 'area', label: report.area, empty: report.areaNone, options });
}

function kindChoice({ report }: Words, kind: Kind) {
  // Findings are never among the kinds that residents choose from.
  const hint = kind === 'finding' ? '' : report.kindHints[kind];
  return { value: kind, label: report.kinds[kind], hint };
}

function labels(w: Words): Values {
  const { report } = w;
  return {
    kind: report.kind,
    category: report.category,
    title: report.wordTitle,
    description: report.description,
    place: report.place,
    area: report.area,
    photos: w.photos.label,
    about: report.about,
    name: report.name,
    phone: report.phone,
    email: report.email,
  };
}
