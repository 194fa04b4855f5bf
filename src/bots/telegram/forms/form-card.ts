import { actions, button, card, context, quiet, text } from '../../../core/cards/build.ts';
import type { Button, Card } from '../../../core/cards/card.ts';
import type { FormField } from '../../../core/forms/form.ts';
import type { Translator } from '../../../core/i18n/translator.ts';
import { type Filling, fieldAt, type Move } from './steps.ts';

/** Suggestions that are drawn as buttons; others can be typed. */
const suggestions = 9;
const longestLabel = 40;

const verb = 'form';

/** What a button of a form says: which filling, which step, and what. */
export const formAction = (id: number, step: number, what: string): string => `${verb}:${id}:${step}:${what}`;

/** What pressing a button of a form means; null for buttons of cards. `save` and `cancel` end the form. */
export const formPress = (
  action: string,
): { readonly id: number; readonly step: number; readonly what: Move | 'save' | 'cancel' } | null => {
  const said =
    /^form:(?<id>\d{1,9}):(?<step>\d{1,4}):(?:(?<what>keep|skip|back|change|save|cancel)|(?<option>\d{1,4}))$/;
  const { id, step, what, option } = said.exec(action)?.groups ?? {};
  if (id === undefined || step === undefined) return null;
  const place = { id: Number(id), step: Number(step) };
  if (option !== undefined) return { ...place, what: { kind: 'choose', option: Number(option) } };
  switch (what) {
    case 'keep':
    case 'skip':
    case 'back':
    case 'change':
      return { ...place, what: { kind: what } };
    case 'save':
    case 'cancel':
      return { ...place, what };
    default:
      return null;
  }
};

const clipped = (label: string): string =>
  label.length > longestLabel ? `${[...label].slice(0, longestLabel - 1).join('')}…` : label;

/** What a field says, as whoever chose it saw it. */
const shownValue = (t: Translator, { options = [] }: FormField, value: string | undefined): string =>
  options.find((option) => option.value === value)?.label || value || t('telegram-form-empty');

/** The question for one field. Pure. */
const stepCard = (t: Translator, id: number, filling: Filling, field: FormField, problem: string | null): Card => {
  const { form, step, values } = filling;
  const value = values[field.name];
  const press = (label: string, what: string, style?: Button['style']): Button =>
    button(label, formAction(id, step, what), style);
  return card(problem ?? field.label, [
    problem !== null && text(field.label),
    field.hint !== undefined && text(quiet(field.hint)),
    value ? text(t('telegram-form-now', { value: shownValue(t, field, value) })) : null,
    actions(
      ...(field.options ?? []).slice(0, suggestions).map(({ label }, i) => press(clipped(label), String(i))),
      value ? press(t('telegram-form-keep'), 'keep') : null,
      !field.required && !value && press(t('telegram-form-skip'), 'skip'),
      step > 0 && press(t('telegram-form-back'), 'back'),
      press(t('telegram-form-cancel'), 'cancel'),
    ),
    context(t('telegram-form-step', { title: form.title, step: step + 1, count: form.fields.length })),
  ]);
};

/** Everything that was answered, before it is stored. Pure. */
const summaryCard = (t: Translator, id: number, { form, step, values, problem }: Filling): Card =>
  card(problem ?? form.title, [
    {
      type: 'fields',
      fields: form.fields.map((field) => ({ label: field.label, value: shownValue(t, field, values[field.name]) })),
    },
    actions(
      button(form.submit, formAction(id, step, 'save'), 'primary'),
      button(t('telegram-form-change'), formAction(id, step, 'change')),
      button(t('telegram-form-cancel'), formAction(id, step, 'cancel')),
    ),
    context(t('telegram-form-check')),
  ]);

/** What a form shows now: a question, or the summary. `problem` says why the last answer was none. */
export const formCard = (t: Translator, id: number, filling: Filling, problem: string | null = null): Card => {
  const field = fieldAt(filling);
  return field ? stepCard(t, id, filling, field, problem) : summaryCard(t, id, filling);
};
