import type { Form, FormField } from '../../../core/forms/form.ts';
import type { MessageKey } from '../../../core/i18n/translator.ts';
import { msg } from '../../../core/i18n/translator.ts';

/** How far somebody has come with a form. */
export interface Filling {
  readonly form: Form;
  /** What was answered; what was not says what the form knew before. */
  readonly values: Readonly<Record<string, string>>;
  /** The field that is asked for; as many as there are fields: the summary. */
  readonly step: number;
  /** Why the form was turned away last. */
  readonly problem: string | null;
}

/** What somebody does with a form: types, chooses a suggestion by its place (in the summary: a field), or presses one of its buttons. */
export type Move =
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'choose'; readonly option: number }
  | { readonly kind: 'keep' | 'skip' | 'back' | 'change' };

/** Where a move leads, or why it is none. */
export type Moved = { readonly to: Filling } | { readonly problem: MessageKey };

export const fieldAt = ({ form, step }: Filling): FormField | undefined => form.fields[step];

/** What a field says by now. */
export const currentValue = ({ values }: Pick<Filling, 'values'>, { name, value }: FormField): string =>
  values[name] ?? value ?? '';

/** Where to go on: at the first field that is to be asked, or else the summary. */
const openStep = ({ form, values }: Pick<Filling, 'form' | 'values'>): number => {
  const open = form.fields.findIndex(({ name, aside }) => !aside && !(name in values));
  return open < 0 ? form.fields.length : open;
};

/** A form of which nothing is answered yet. */
export const begun = (form: Form): Filling => ({
  form,
  values: {},
  step: openStep({ form, values: {} }),
  problem: null,
});

/** Where one came from: the question before, or the summary where all is answered. Null at the first question. */
export const stepBack = (filling: Filling): number | null => {
  const { form, step } = filling;
  if (step < form.fields.length && openStep(filling) === form.fields.length) return form.fields.length;
  const before = form.fields.findLastIndex(({ aside }, i) => i < step && !aside);
  return before < 0 ? null : before;
};

const folded = (text: string): string => text.trim().toLowerCase();

const isoDay = (year: string, month = '', day = ''): string | null => {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
};

/** The day without a year that lies between those which the field expects. */
const dayOfSomeYear = ({ min, max }: FormField, month: string | undefined, day: string | undefined): string | null => {
  const years = [min, max].flatMap((one) => one?.slice(0, 4) ?? []);
  const days = years.flatMap((year) => isoDay(year, month, day) ?? []);
  return days.find((one) => one >= (min ?? one) && one <= (max ?? one)) ?? days.at(-1) ?? null;
};

/**
 * Days as people type them: 2026-11-21, 21.11.2026, 21.11.26, and where the field says about when, 21.11. Where months come first is not known,
 * so slashes are not read.
 */
const dayIn = (field: FormField, text: string): string | null => {
  const parts =
    /^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})$/.exec(text)?.groups ??
    /^(?<d>\d{1,2})\.(?<m>\d{1,2})\.?(?<y>\d{4}|\d{2})?$/.exec(text)?.groups;
  if (!parts) return null;
  const { y, m, d } = parts;
  return y === undefined ? dayOfSomeYear(field, m, d) : isoDay(y.length === 2 ? `20${y}` : y, m, d);
};

const optionNamed = ({ options = [] }: FormField, text: string): string | undefined =>
  options.find(({ label, value }) => folded(label) === folded(text) || folded(value) === folded(text))?.value;

/** What was typed, as the field's value; a message says why it cannot be. */
const readTyped = (field: FormField, text: string): { readonly value: string } | { readonly problem: MessageKey } => {
  const typed = text.trim();
  switch (field.kind) {
    case 'date': {
      const day = optionNamed(field, typed) ?? dayIn(field, typed);
      return day === null ? { problem: msg('telegram-form-date') } : { value: day };
    }
    case 'select': {
      const value = optionNamed(field, typed);
      return value === undefined ? { problem: msg('telegram-form-choose') } : { value };
    }
    case 'secret':
      return { value: typed };
    case 'text':
    case 'paragraph':
      return { value: optionNamed(field, typed) ?? typed };
  }
};

const answered = (filling: Filling, { name }: FormField, value: string): Moved => {
  const values = { ...filling.values, [name]: value };
  return { to: { ...filling, values, step: openStep({ ...filling, values }), problem: null } };
};

const at = (filling: Filling, step: number | null): Moved | null =>
  step === null ? null : { to: { ...filling, step, problem: null } };

/** Takes one step of a form. Null: the move makes no sense here, as of a button that is no longer there. Pure. */
export const moved = (filling: Filling, move: Move): Moved | null => {
  const field = fieldAt(filling);
  if (move.kind === 'back') return at(filling, stepBack(filling));
  if (!field) {
    if (move.kind === 'change') return at(filling, 0);
    return move.kind === 'choose' && filling.form.fields[move.option] ? at(filling, move.option) : null;
  }
  switch (move.kind) {
    case 'type': {
      const read = readTyped(field, move.text);
      return 'problem' in read ? read : answered(filling, field, read.value);
    }
    case 'choose': {
      const option = field.options?.[move.option];
      return option ? answered(filling, field, option.value) : null;
    }
    case 'keep':
      return currentValue(filling, field) ? answered(filling, field, currentValue(filling, field)) : null;
    case 'skip':
      return field.required ? null : answered(filling, field, '');
    case 'change':
      return null;
  }
};

/** Whether a field still takes what was answered: of a choice, what is offered by now. */
const takes = (form: Form, name: string, value: string): boolean => {
  const field = form.fields.find((one) => one.name === name);
  return field !== undefined && (field.kind !== 'select' || (field.options ?? []).some((one) => one.value === value));
};

interface TurnedAway {
  readonly problem: string;
  /** What is to blame, where one field is. */
  readonly field?: string | undefined;
  /** The form as it reads by now, where that is known. */
  readonly now?: Form | undefined;
}

/** A form that was turned away: what is to blame is asked for once more, and all else that was answered is kept, as far as it can still be. */
export const turnedAway = (filling: Filling, { problem, field, now }: TurnedAway): Filling => {
  const form = now?.id === filling.form.id ? now : filling.form;
  const kept = Object.entries(filling.values).filter(
    ([name, value]) => form === filling.form || takes(form, name, value),
  );
  const values = Object.fromEntries(kept);
  const blamed = form.fields.findIndex(({ name }) => name === field);
  return { form, values, step: blamed < 0 ? openStep({ form, values }) : blamed, problem };
};

/** What a filled-in form says: every field, those left empty as an empty text. */
export const valuesOf = (filling: Filling): Record<string, string> =>
  Object.fromEntries(filling.form.fields.map((field) => [field.name, currentValue(filling, field)]));
