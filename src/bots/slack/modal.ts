import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Form, FormField } from '../../core/forms/form.ts';
import type { Translator } from '../../core/i18n/translator.ts';
import { slackLimits } from './limits.ts';
import { clip } from './text.ts';
import { inputId, isDirect, type Place } from './update.ts';

const plain = (text: string, most: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: clip(text, most),
  emoji: false,
});

const { options: mostOptions, option, input, viewTitle } = slackLimits;

const optionOf = ({ value, label }: NonNullable<FormField['options']>[number]): types.PlainTextOption => ({
  text: plain(label, option.label),
  value,
});

/** More than a menu holds are shown in groups, as a menu has them. */
const select = ({ options = [], value }: FormField): types.StaticSelect => {
  const all = options.map(optionOf);
  const chosen = all.find((one) => one.value === value);
  const initial = chosen ? { initial_option: chosen } : {};
  if (all.length <= mostOptions) return { type: 'static_select', action_id: inputId, options: all, ...initial };
  const groups = Array.from({ length: Math.ceil(all.length / mostOptions) }, (_, i) => {
    const group = all.slice(i * mostOptions, (i + 1) * mostOptions);
    const [first, last] = [group[0]?.text.text ?? '', group.at(-1)?.text.text ?? ''];
    return { label: plain(`${clip(first, 30)} – ${clip(last, 30)}`, option.label), options: group };
  });
  return { type: 'static_select', action_id: inputId, option_groups: groups, ...initial };
};

/** What is suggested while one types a text has no place in Slack: the hint says what is expected. */
const elementOf = (field: FormField): types.InputBlock['element'] => {
  switch (field.kind) {
    case 'select':
      return select(field);
    case 'date':
      return { type: 'datepicker', action_id: inputId, ...(field.value && { initial_date: field.value }) };
    default:
      return {
        type: 'plain_text_input',
        action_id: inputId,
        multiline: field.kind === 'paragraph',
        max_length: input.value,
        ...(field.value && { initial_value: clip(field.value, input.value) }),
      };
  }
};

/** Where a form was asked for: that is where its answer goes. */
export type Origin = Pick<Place, 'channel' | 'direct' | 'threadTs'>;

const origin = z.object({ channel: z.string(), threadTs: z.string().optional() });

/** Where a person asked for the form of a modal, or null when that cannot be told. */
export const originOf = (metadata: string, user: string): Origin | null => {
  try {
    const said = origin.safeParse(JSON.parse(metadata)).data;
    return said ? { ...said, direct: said.channel === user || isDirect(said.channel) } : null;
  } catch {
    return null;
  }
};

/** Slack cannot hide what is typed. */
const hintOf = (t: Translator, { kind, hint }: FormField): string | undefined =>
  kind === 'secret' ? [hint, t('slack-secret-shown')].filter(Boolean).join(' ') : hint;

const inputOf = (t: Translator, field: FormField): types.InputBlock => {
  const hint = hintOf(t, field);
  return {
    type: 'input',
    block_id: field.name,
    label: plain(field.label, input.label),
    optional: !field.required,
    element: elementOf(field),
    ...(hint && { hint: plain(hint, input.hint) }),
  };
};

/** A form as a modal: each field is a block of its name. Pure. */
export const renderForm = (t: Translator, form: Form, asked: Origin): types.ModalView => ({
  type: 'modal',
  callback_id: form.id,
  private_metadata: JSON.stringify({ channel: asked.channel, threadTs: asked.threadTs }),
  title: plain(form.title, viewTitle),
  submit: plain(form.submit, viewTitle),
  blocks: form.fields.map((field) => inputOf(t, field)),
});
