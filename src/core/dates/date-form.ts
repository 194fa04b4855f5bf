import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { KeyDateKind } from '../../generated/prisma/enums.ts';
import type { Form } from '../forms/form.ts';
import { formTitle } from '../forms/title.ts';
import { dayField, filled, lineField } from '../forms/values.ts';
import type { Translator } from '../i18n/translator.ts';
import type { DateNote } from './note-date.ts';
import { usualReminders } from './rules.ts';

export const dateFormId = 'date';

const longestTitle = 200;
const longestNote = 1_000;
const mostReminders = 5;
const mostDaysBefore = 90;
const mostYears = 5;

/** The form of a date of a client: what kind, what, and when; the rest will mostly do as it is. Pure. */
export const dateForm = (
  t: Translator,
  client: { readonly id: number; readonly name: string },
  today: Temporal.PlainDate,
): Form => ({
  id: `${dateFormId}:${client.id}`,
  title: formTitle(client),
  submit: t('dates-save'),
  fields: [
    {
      name: 'kind',
      label: t('date-field-kind'),
      kind: 'select',
      required: true,
      options: Object.values(KeyDateKind).map((kind) => ({ value: kind, label: t('date-kind', { kind }) })),
    },
    { name: 'title', label: t('date-field-title'), kind: 'text', required: true },
    {
      name: 'day',
      label: t('date-field-day'),
      kind: 'date',
      required: true,
      min: today.toString(),
      max: today.add({ years: mostYears }).toString(),
    },
    {
      name: 'time',
      label: t('date-field-time'),
      kind: 'text',
      required: false,
      hint: t('date-hint-time'),
      aside: true,
    },
    {
      name: 'remind',
      label: t('date-field-remind'),
      kind: 'text',
      required: false,
      hint: t('date-hint-remind'),
      value: usualReminders.join(', '),
      aside: true,
    },
    { name: 'note', label: t('date-field-note'), kind: 'paragraph', required: false, aside: true },
  ],
});

const remind = z
  .string()
  .transform((typed) => typed.split(/[\s,;]+/).filter((word) => word !== ''))
  .pipe(
    z
      .array(
        z
          .string()
          .regex(/^\d{1,2}$/)
          .transform(Number)
          .pipe(z.int().max(mostDaysBefore)),
      )
      .max(mostReminders),
  )
  .transform((days) => [...new Set(days)]);

export const dateValues = filled(
  z.strictObject({
    kind: z.enum(KeyDateKind),
    title: lineField(longestTitle),
    day: dayField,
    time: z
      .string()
      .regex(/^([01]?\d|2[0-3])[:.][0-5]\d$/)
      .transform((typed) => typed.replace('.', ':').padStart(5, '0'))
      .exactOptional(),
    remind: remind.exactOptional(),
    note: lineField(longestNote).exactOptional(),
  }),
);

/** What a filled-in form says of the date. No reminders were asked for where the field was emptied. Pure. */
export const readDate = ({ kind, title, day, time, remind, note }: z.infer<typeof dateValues>): DateNote => ({
  kind,
  title,
  on: day,
  time: time ?? null,
  note: note ?? null,
  remindDays: remind ?? [],
});

/** Whether a day is one to come, within what anybody plans. Pure. */
export const isPlannable = (day: Temporal.PlainDate, today: Temporal.PlainDate): boolean =>
  today.until(day).days >= 0 && day.until(today.add({ years: mostYears })).days >= 0;
