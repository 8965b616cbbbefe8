import { html, type Content, type Html } from './html.ts';
import type { Words } from './words/words.ts';

export type Values = { readonly [name: string]: string };
/** What is wrong with a field, in the reader's words. */
export type Errors = { readonly [name: string]: string };

/** A form as it is shown: with what was typed before and what is wrong with it. */
export interface Form {
  readonly w: Words;
  readonly values: Values;
  readonly errors: Errors;
  /** Uploads that were sent with it before. */
  readonly photos?: readonly string[];
}

interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
}

interface Input extends Field {
  readonly type?: 'text' | 'tel' | 'email';
  readonly most: number;
  readonly autocomplete?: string;
  readonly rows?: number;
}

export function input({ w, values, errors }: Form, field: Input): Html {
  const { name, type = 'text', most, autocomplete, rows, required = false } = field;
  const value = values[name] ?? '';
  const common = html` id="${name}" name="${name}"
  maxlength="${most}"${required ? html` required` : ''}${autocomplete === undefined ? '' : html` autocomplete="${autocomplete}"`}${described(field, errors)}`;
  const control =
    rows === undefined
      ? html`<input type="${type}" value="${value}" ${common} />`
      : html`<textarea rows="${rows}" ${common}>${value}</textarea>`;
  return html`<div class="field${errors[name] === undefined ? '' : ' bad'}">
    <label for="${name}">${caption(w, field)}</label>${notes(field, errors)}${control}
  </div>`;
}

export interface Option {
  readonly value: string;
  readonly label: string;
  /** In a group of this name. */
  readonly group?: string;
}

export function select(
  { w, values, errors }: Form,
  field: Field & { readonly options: readonly Option[]; readonly empty: string },
): Html {
  const { name, options, empty, required = false } = field;
  const chosen = values[name] ?? '';
  const one = ({ value, label }: Option) =>
    html`<option value="${value}" ${value === chosen ? html` selected` : ''}>${label}</option>`;
  const groups = Map.groupBy(options, (option) => option.group);
  const list = [...groups].map(([group, members]) =>
    group === undefined
      ? members.map(one)
      : html`<optgroup label="${group}">${members.map(one)}</optgroup>`,
  );
  return html`<div class="field${errors[name] === undefined ? '' : ' bad'}">
    <label for="${name}">${caption(w, field)}</label>${notes(field, errors)}<select
      id="${name}"
      name="${name}"
      ${required ? html` required` : ''}${described(field, errors)}
    >
      <option value="">${empty}</option>
      ${list}
    </select>
  </div>`;
}

export function radios(
  { w, values, errors }: Form,
  field: Field & { readonly choices: readonly (Option & { readonly hint?: string })[] },
): Html {
  const { name, choices, required = false } = field;
  const list = choices.map(
    ({ value, label, hint }, i) =>
      html`<label
        ><input
          type="radio"
          name="${name}"
          value="${value}"
          ${i === 0 ? html` id="${name}"` : ''}${values[name] === value ? html` checked` : ''}${required ? html` required` : ''}
        /><span>${label}${hint === undefined ? '' : html`<small>${hint}</small>`}</span></label
      >`,
  );
  return html`<fieldset
    class="${errors[name] === undefined ? '' : 'bad'}"
    ${described(field, errors)}
  >
    <legend>${caption(w, field)}</legend>
    ${notes(field, errors)}
    <div class="choices">${list}</div>
  </fieldset>`;
}

/** All errors at the top, each leading to its field. */
export function summary({ w, errors }: Form, labels: Values): Html | string {
  const names = Object.keys(errors);
  if (names.length === 0) return '';
  const items = names.map(
    (name) =>
      html`<li><a href="#${name}">${labels[name] ?? name}${w.colon}${errors[name]}</a></li>`,
  );
  return html`<div class="alert" role="alert">
    <h2>${w.report.errorTitle}</h2>
    <ul>
      ${items}
    </ul>
  </div>`;
}

function caption(w: Words, { label, required = false }: Field): Content {
  return html`${label}
    <span class="tag">${required ? w.report.required : w.report.optional}</span>`;
}

function notes({ name, hint }: Field, errors: Errors): Html {
  return html`${hint === undefined ? '' : html`<p class="hint" id="${name}-hint">${hint}</p>`}${errors[name] === undefined ? '' : html`<p class="error" id="${name}-error">${errors[name]}</p>`}`;
}

function described({ name, hint }: Field, errors: Errors): Html | string {
  const ids = [
    ...(hint === undefined ? [] : [`${name}-hint`]),
    ...(errors[name] === undefined ? [] : [`${name}-error`]),
  ];
  if (ids.length === 0) return '';
  return html` aria-describedby="${ids.join(' ')}"`;
}
