import { Temporal } from 'temporal-polyfill';
import { actions, button, card, context, quiet, text } from '../../../core/cards/build.ts';
import type { Button, Card } from '../../../core/cards/card.ts';
import type { Form, FormField } from '../../../core/forms/form.ts';
import type { Translator } from '../../../core/i18n/translator.ts';
import { currentValue, type Filling, fieldAt, type Move, stepBack } from './steps.ts';

/** Suggestions that are drawn as buttons; others can be typed. */
const suggestions = 9;
const longestLabel = 40;
/** A card holds 25 buttons. */
const mostChanges = 20;

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

/** Stands for a secret, of whatever length. */
const hidden = '••••••';

/** What a field says, as whoever chose it saw it. */
const shownValue = (t: Translator, { options = [], kind }: FormField, value: string): string => {
  const option = options.find((one) => one.value === value);
  if (option) return option.label;
  if (value === '') return t('telegram-form-empty');
  if (kind === 'secret') return hidden;
  return kind === 'date' ? t.dayLong(Temporal.PlainDate.from(value)) : value;
};

/** The question for one field. Pure. */
const stepCard = (t: Translator, id: number, filling: Filling, field: FormField, problem: string | null): Card => {
  const { form, step } = filling;
  const value = currentValue(filling, field);
  const back = stepBack(filling);
  const fromSummary = back === form.fields.length;
  const press = (label: string, what: string, style?: Button['style']): Button =>
    button(label, formAction(id, step, what), style);
  return card(problem ?? field.label, [
    problem !== null && text(field.label),
    field.hint !== undefined && text(quiet(field.hint)),
    field.kind === 'secret' && text(quiet(t('telegram-form-secret'))),
    value ? text(t('telegram-form-now', { value: shownValue(t, field, value) })) : null,
    actions(
      ...(field.options ?? []).slice(0, suggestions).map(({ label }, i) => press(clipped(label), String(i))),
      value !== '' && !fromSummary && press(t('telegram-form-keep'), 'keep'),
      !field.required && !fromSummary && value === '' && press(t('telegram-form-skip'), 'skip'),
      !field.required && value !== '' && press(t('telegram-form-clear'), 'skip'),
      back !== null && press(t('telegram-form-back'), 'back'),
      press(t('telegram-form-cancel'), 'cancel'),
    ),
    context(progress(t, form, field)),
  ]);
};

/** How far one has come, where several questions are asked. */
const progress = (t: Translator, { title, fields }: Form, field: FormField): string => {
  const asked = fields.filter(({ aside }) => !aside);
  const step = asked.indexOf(field) + 1;
  return step > 0 && asked.length > 1 ? t('telegram-form-step', { title, step, count: asked.length }) : title;
};

/** Everything that was answered, before it is stored. Pure. */
const summaryCard = (t: Translator, id: number, filling: Filling): Card => {
  const { form, step, problem } = filling;
  const press = (label: string, what: string, style?: Button['style']): Button =>
    button(label, formAction(id, step, what), style);
  const changes =
    form.fields.length > 1
      ? form.fields.map(({ label }, i) => press(clipped(label), String(i)))
      : [press(t('telegram-form-change'), 'change')];
  return card(problem ?? form.title, [
    {
      type: 'fields',
      fields: form.fields.map((field) => ({
        label: field.label,
        value: shownValue(t, field, currentValue(filling, field)),
      })),
    },
    actions(
      press(form.submit, 'save', 'primary'),
      ...changes.slice(0, mostChanges),
      press(t('telegram-form-cancel'), 'cancel'),
    ),
    context(form.fields.length > 1 ? t('telegram-form-check-fields') : t('telegram-form-check')),
  ]);
};

/** What a form shows now: a question, or the summary. `problem` says why the last answer was none. */
export const formCard = (t: Translator, id: number, filling: Filling, problem = filling.problem): Card => {
  const field = fieldAt(filling);
  return field ? stepCard(t, id, filling, field, problem) : summaryCard(t, id, filling);
};
