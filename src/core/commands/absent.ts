import { z } from 'zod';
import { type Absence, checked, mostDaysAway, readAbsence } from '../attention/absence.ts';
import { actions, button, card, text } from '../cards/build.ts';
import type { Form } from '../forms/form.ts';
import { dayField, filled } from '../forms/values.ts';
import type { Translator } from '../i18n/translator.ts';
import { away } from '../settings/attention.ts';
import { readSetting, writeSetting } from '../settings/values.ts';
import { dayWords } from '../settings/words.ts';
import { type Context, defineAction, defineCommand, defineForm, type Reply } from './define.ts';

const formId = 'absent';

const formOf = (t: Translator, today: Context['today']): Form => {
  const range = { min: today.toString(), max: today.add({ days: mostDaysAway }).toString() };
  const days = (...ahead: number[]) =>
    ahead.map((one) => today.add({ days: one })).map((day) => ({ value: day.toString(), label: t.dayLong(day) }));
  return {
    id: formId,
    title: t('away-form'),
    submit: t('dates-save'),
    fields: [
      {
        name: 'from',
        label: t('away-from'),
        kind: 'date',
        required: true,
        value: today.toString(),
        options: days(0, 1),
        ...range,
      },
      { name: 'until', label: t('away-until'), kind: 'date', required: true, options: days(0, 1, 7, 14), ...range },
    ],
  };
};

const current = async ({ db, person }: Context) => readSetting(db, away, person.id);

const write = async (context: Context, absence: Absence | null): Promise<void> =>
  writeSetting(
    context,
    away,
    context.person.id,
    absence && { from: absence.from.toString(), until: absence.until.toString() },
  );

const said = async (context: Context): Promise<Reply> => {
  const { t, today } = context;
  const absence = await current(context);
  const isStill = absence !== null && absence.until >= today.toString();
  return {
    card: isStill
      ? card(t('away-is', dayWords(t, absence)), [
          text(t('away-means')),
          actions(button(t('away-change'), 'absent'), button(t('away-back'), 'absent:off')),
        ])
      : card(t('away-not'), [text(t('away-how')), actions(button(t('away-set'), 'absent'))]),
    confidential: false,
  };
};

const take = async (context: Context, absence: Absence | null | 'unclear' | 'over' | 'long'): Promise<Reply> => {
  const { t, today } = context;
  if (typeof absence !== 'string') {
    await write(context, absence);
    return said(context);
  }
  const refusal = { unclear: t('away-unclear'), over: t('away-over'), long: t('away-long') };
  return {
    card: card(refusal[absence], [text(t('away-how'))]),
    outcome: 'refused',
    confidential: false,
    field: 'until',
    ...(absence === 'unclear' && { form: formOf(t, today) }),
  };
};

/** `/absent until Friday`, `/absent 1.12 - 5.12`, `/absent off`: when one is not to be disturbed; alone it says what is known. */
export const absent = defineCommand({
  name: 'absent',
  permission: 'everyone',
  args: z.string().max(100),
  handle: async (context, typed) => (typed === '' ? said(context) : take(context, readAbsence(typed, context.today))),
});

export const absentAction = defineAction({
  verb: 'absent',
  permission: 'everyone',
  arg: z.enum(['', 'off']),
  handle: async (context, what) => {
    if (what === 'off') return { ...(await take(context, null)), replaces: true };
    return { ...(await said(context)), replaces: true, form: formOf(context.t, context.today) };
  },
});

export const absentForm = defineForm({
  id: formId,
  permission: 'everyone',
  arg: z.literal(''),
  values: filled(z.strictObject({ from: dayField, until: dayField })),
  handle: (context, absence) => take(context, checked(absence, context.today)),
});
