import type { Form, FormField } from '../../../core/forms/form.ts';
import type { MessageKey } from '../../../core/i18n/translator.ts';
import { msg } from '../../../core/i18n/translator.ts';

/** How far somebody has come with a form. */
export interface Filling {
  readonly form: Form;
  readonly values: Readonly<Record<string, string>>;
  /** The field that is asked for; as many as there are fields: the summary. */
  readonly step: number;
  /** Why the form was turned away last. */
  readonly problem: string | null;
}

/** What somebody does with a form: types, chooses a suggestion by its place, or presses one of its buttons. */
export type Move =
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'choose'; readonly option: number }
  | { readonly kind: 'keep' | 'skip' | 'back' | 'change' };

/** Where a move leads, or why it is none. */
export type Moved = { readonly to: Filling } | { readonly problem: MessageKey };

export const fieldAt = ({ form, step }: Filling): FormField | undefined => form.fields[step];

const folded = (text: string): string => text.trim().toLowerCase();

/** Days as people type them: 2026-11-21 or 21.11.2026. Where months come first is not known, so slashes are not read. */
const dayIn = (text: string): string | null => {
  const parts =
    /^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})$/.exec(text)?.groups ??
    /^(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})$/.exec(text)?.groups;
  if (!parts) return null;
  const iso = `${parts.y}-${parts.m?.padStart(2, '0')}-${parts.d?.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
};

const optionNamed = ({ options = [] }: FormField, text: string): string | undefined =>
  options.find(({ label, value }) => folded(label) === folded(text) || folded(value) === folded(text))?.value;

/** What was typed, as the field's value; a message says why it cannot be. */
const readTyped = (field: FormField, text: string): { readonly value: string } | { readonly problem: MessageKey } => {
  const typed = text.trim();
  switch (field.kind) {
    case 'date': {
      const day = dayIn(typed);
      return day === null ? { problem: msg('telegram-form-date') } : { value: day };
    }
    case 'select': {
      const value = optionNamed(field, typed);
      return value === undefined ? { problem: msg('telegram-form-choose') } : { value };
    }
    case 'text':
    case 'paragraph':
      return { value: optionNamed(field, typed) ?? typed };
  }
};

const next = (filling: Filling, value: string | undefined): Moved => {
  const field = fieldAt(filling);
  const values = field && value !== undefined ? { ...filling.values, [field.name]: value } : filling.values;
  return { to: { ...filling, values, step: filling.step + 1, problem: null } };
};

/** Takes one step of a form. Null: the move makes no sense here, as of a button that is no longer there. Pure. */
export const moved = (filling: Filling, move: Move): Moved | null => {
  const field = fieldAt(filling);
  if (move.kind === 'back') {
    return filling.step > 0 ? { to: { ...filling, step: filling.step - 1, problem: null } } : null;
  }
  if (!field) return move.kind === 'change' ? { to: { ...filling, step: 0, problem: null } } : null;
  switch (move.kind) {
    case 'type': {
      const read = readTyped(field, move.text);
      return 'problem' in read ? read : next(filling, read.value);
    }
    case 'choose': {
      const option = field.options?.[move.option];
      return option ? next(filling, option.value) : null;
    }
    case 'keep':
      return filling.values[field.name] ? next(filling, undefined) : null;
    case 'skip':
      return field.required ? null : next(filling, '');
    case 'change':
      return null;
  }
};

/** What a filled-in form says: every field, those left empty as an empty text. */
export const valuesOf = ({ form, values }: Filling): Record<string, string> =>
  Object.fromEntries(form.fields.map(({ name }) => [name, values[name] ?? '']));
