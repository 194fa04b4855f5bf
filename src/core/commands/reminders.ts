import { z } from 'zod';
import { actions, button, card, text } from '../cards/build.ts';
import type { Card } from '../cards/card.ts';
import type { Form } from '../forms/form.ts';
import type { Translator } from '../i18n/translator.ts';
import { spanWords } from '../meetings/reminders/card.ts';
import { briefLead, reminderLead, remindsOfInternal } from '../settings/registry.ts';
import { readSetting, writeSetting, writeSettingIn } from '../settings/values.ts';
import { type Context, defineAction, defineCommand, defineForm, type Reply } from './define.ts';

const formId = 'reminders';

/** What is offered, in minutes. */
const leads = [0, 15, 30, 45, 60, 90, 120, 180];
const briefs = [10, 30, 60, 120, 240, 1_440];

interface Wishes {
  readonly lead: number;
  readonly brief: number | null;
  readonly internal: boolean;
}

const wishesOf = async ({ db, person }: Pick<Context, 'db' | 'person'>): Promise<Wishes> => ({
  lead: await readSetting(db, reminderLead, person.id),
  brief: await readSetting(db, briefLead, person.id),
  internal: await readSetting(db, remindsOfInternal, person.id),
});

const before = (t: Translator, minutes: number): string =>
  minutes === 0 ? t('reminders-at-start') : t('reminders-before', { span: spanWords(t, minutes) });

const wishesCard = (t: Translator, { lead, brief, internal }: Wishes): Card =>
  card(
    t('reminders-now', { before: before(t, lead) }),
    [
      text(t('reminders-travel')),
      text(brief === null ? t('reminders-no-brief') : t('reminders-brief', { before: before(t, brief) })),
      text(t('reminders-internal', { internal: String(internal) })),
      actions(button(t('reminders-change'), 'reminders')),
    ],
    '📅',
  );

const formOf = (t: Translator, { lead, brief, internal }: Wishes): Form => {
  const choose = (minutes: readonly number[], chosen: number | null) =>
    [...new Set([...minutes, ...(chosen === null ? [] : [chosen])])]
      .toSorted((a, b) => a - b)
      .map((one) => ({ value: String(one), label: before(t, one) }));
  return {
    id: formId,
    title: t('reminders-form'),
    submit: t('timezone-save'),
    fields: [
      {
        name: 'lead',
        label: t('reminders-field-lead'),
        kind: 'select',
        required: true,
        value: String(lead),
        options: choose(leads, lead),
      },
      {
        name: 'brief',
        label: t('reminders-field-brief'),
        kind: 'select',
        required: true,
        value: brief === null ? 'none' : String(brief),
        options: [{ value: 'none', label: t('reminders-none') }, ...choose(briefs, brief)],
      },
      {
        name: 'internal',
        label: t('reminders-field-internal'),
        kind: 'select',
        required: true,
        value: String(internal),
        options: ['false', 'true'].map((value) => ({ value, label: t('reminders-yes', { yes: value }) })),
      },
    ],
  };
};

const minutes = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number);

/** `/reminders` says when one is reminded of meetings, `/reminders 45` changes by how many minutes before. */
export const reminders = defineCommand({
  name: 'reminders',
  permission: 'everyone',
  args: z.union([z.literal('').transform(() => null), minutes.pipe(reminderLead.schema)]),
  handle: async (context, lead): Promise<Reply> => {
    if (lead !== null) await writeSetting(context, reminderLead, context.person.id, lead);
    return { card: wishesCard(context.t, await wishesOf(context)), confidential: false };
  },
});

export const remindersAction = defineAction({
  verb: 'reminders',
  permission: 'everyone',
  arg: z.literal(''),
  handle: async (context) => {
    const wishes = await wishesOf(context);
    return {
      card: wishesCard(context.t, wishes),
      confidential: false,
      replaces: true,
      form: formOf(context.t, wishes),
    };
  },
});

export const remindersForm = defineForm({
  id: formId,
  permission: 'everyone',
  arg: z.literal(''),
  values: z.strictObject({
    lead: minutes.pipe(reminderLead.schema),
    brief: z.union([z.literal('none').transform(() => null), minutes]).pipe(briefLead.schema),
    internal: z.enum(['true', 'false']).transform((said) => said === 'true'),
  }),
  handle: async (context, { lead, brief, internal }): Promise<Reply> => {
    const scopeId = context.person.id;
    await context.db.$transaction(async (tx) => {
      await writeSettingIn(tx, context, { setting: reminderLead, scopeId, to: lead });
      await writeSettingIn(tx, context, { setting: briefLead, scopeId, to: brief });
      await writeSettingIn(tx, context, { setting: remindsOfInternal, scopeId, to: internal });
    });
    return { card: wishesCard(context.t, await wishesOf(context)), confidential: false };
  },
});
