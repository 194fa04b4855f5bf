import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { clip } from '../../accounts/brief/text.ts';
import { calledName } from '../../accounts/pick-card.ts';
import type { Form, FormField } from '../../forms/form.ts';
import { formTitle } from '../../forms/title.ts';
import { dayField, filled, idArg } from '../../forms/values.ts';
import type { Translator } from '../../i18n/translator.ts';
import { keepable } from '../../keepable.ts';
import type { PlanDraft } from './read-plan.ts';

export const planFormId = 'meeting';

interface Client {
  readonly id: number;
  readonly name: string;
}

/** The client, or those among whom to choose. */
export type PlannedWith = Client | { readonly choices: readonly Client[] };

const lengths = [30, 45, 60, 90, 120, 180, 240];
const longestPlace = 200;
const furthestDays = 365;

const clientField = (t: Translator, client: PlannedWith): FormField[] =>
  'id' in client
    ? []
    : [
        {
          name: 'account',
          label: t('plan-field-account'),
          kind: 'select',
          required: true,
          options: client.choices.map((one) => ({ value: String(one.id), label: calledName(one) })),
        },
      ];

/** Asks for what is not known yet of a meeting, with what was understood filled in. Pure. */
export const planForm = (t: Translator, client: PlannedWith, draft: PlanDraft, today: Temporal.PlainDate): Form => {
  const { day, time, minutes, place, travelMinutes, problem } = draft;
  const tomorrow = today.add({ days: 1 });
  const isGood = day !== null && Temporal.PlainDate.compare(day, today) >= 0 && problem !== 'past';
  return {
    id: 'id' in client ? `${planFormId}:${client.id}` : planFormId,
    title: 'id' in client ? formTitle(client) : t('plan-form'),
    submit: t('plan-submit'),
    fields: [
      ...clientField(t, client),
      {
        name: 'day',
        label: t('plan-field-day'),
        kind: 'date',
        required: true,
        options: [today, tomorrow].map((one) => ({ value: one.toString(), label: t.dayNear(one, today) })),
        min: today.toString(),
        max: today.add({ days: furthestDays }).toString(),
        ...(isGood && { value: day.toString(), aside: true }),
      },
      {
        name: 'time',
        label: t('plan-field-time'),
        kind: 'text',
        required: true,
        hint: t('move-time-hint'),
        ...(time && { value: time.toString({ smallestUnit: 'minute' }), aside: problem === null }),
      },
      {
        name: 'minutes',
        label: t('plan-field-minutes'),
        kind: 'select',
        required: true,
        value: String(minutes),
        options: [...new Set([...lengths, minutes])]
          .toSorted((a, b) => a - b)
          .map((one) => ({ value: String(one), label: t('plan-minutes', { minutes: one }) })),
        aside: true,
      },
      {
        name: 'place',
        label: t('plan-field-place'),
        kind: 'text',
        required: false,
        aside: true,
        ...(place !== '' && { value: clip(place, longestPlace) }),
      },
      {
        name: 'travel',
        label: t('plan-field-travel'),
        kind: 'text',
        required: false,
        hint: t('plan-hint-travel'),
        aside: true,
        ...(travelMinutes !== null && { value: String(travelMinutes) }),
      },
    ],
  };
};

const minutes = z
  .string()
  .regex(/^\s*\d{1,4}\s*$/)
  .transform(Number)
  .pipe(z.number().max(1_440));

/** What comes back. What is left empty comes as an empty text, or not at all, as the platform has it. */
export const planValues = filled(
  z.strictObject({
    account: idArg.exactOptional(),
    day: dayField,
    time: z.string(),
    minutes: minutes.pipe(z.number().min(1)),
    place: z
      .string()
      .transform((typed) => clip(keepable(typed), longestPlace))
      .exactOptional(),
    travel: minutes.exactOptional(),
  }),
);
