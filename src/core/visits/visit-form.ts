import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { VisitKind } from '../../generated/prisma/enums.ts';
import { clip } from '../accounts/brief/text.ts';
import { calledName } from '../accounts/pick-card.ts';
import { cleanLine } from '../commands/parse.ts';
import type { Form, FormField } from '../forms/form.ts';
import { dayField, filled, idArg } from '../forms/values.ts';
import type { MessageArgs, MessageKey, Translator } from '../i18n/translator.ts';
import { msg } from '../i18n/translator.ts';
import { keepable } from '../keepable.ts';
import type { VisitNote } from './log-visit.ts';

export const visitFormId = 'visit';

/** A client as a form names them. */
interface Client {
  readonly id: number;
  readonly name: string;
}

/** What a form about a visit begins with. */
export interface VisitDraft {
  /** The client, or those among whom to choose; `likely`: the one that was probably meant. */
  readonly client: Client | { readonly choices: readonly Client[]; readonly likely?: Client | undefined };
  readonly day: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
  readonly summary: string;
  /** Whom they can have met. */
  readonly contacts: readonly Client[];
  /** Whom they were to meet. */
  readonly attendees: readonly Client[];
}

const titleLength = 24;
/** The name of the client is what must be read of a title. It holds units of UTF-16, of which a character may take two. */
const titleOf = (t: Translator, client: Client): string => {
  const name = calledName(client);
  const titles = [t('visit-form-of', { name }), name, clip(name, titleLength)];
  return titles.find(({ length }) => length <= titleLength) ?? clip(name, titleLength / 2);
};

const mostContacts = 50;
const longestSummary = 10_000;
const longestStep = 500;

const option = (value: string | number, label: string) => ({ value: String(value), label });
const named = (client: Client) => option(client.id, calledName(client));

/** Each of their people, and before them all who were to come together, if they were several. */
const metOptions = (t: Translator, { contacts, attendees }: VisitDraft) => {
  const all = option(attendees.map(({ id }) => id).join(','), t.and(attendees.map(calledName)));
  return [...(attendees.length > 1 ? [all] : []), ...contacts.slice(0, mostContacts).map(named)];
};

const clientField = (t: Translator, client: VisitDraft['client']): FormField[] =>
  'id' in client
    ? []
    : [
        {
          name: 'account',
          label: t('visit-field-account'),
          kind: 'select',
          required: true,
          hint: t('visit-hint-account'),
          options: client.choices.map(named),
          ...(client.likely && { value: String(client.likely.id), aside: true }),
        },
      ];

const metField = (t: Translator, draft: VisitDraft): FormField[] => {
  const options = metOptions(t, draft);
  if (options.length === 0) return [];
  const expected = draft.attendees.map(({ id }) => id).join(',');
  const value = options.some((one) => one.value === expected) ? { value: expected } : {};
  return [
    { name: 'met', label: t('visit-field-met'), kind: 'select', required: false, options, aside: true, ...value },
  ];
};

/** The form of a visit: what is known is filled in, so that for a visit of today only what came of it is to be said. Pure. */
export const visitForm = (t: Translator, draft: VisitDraft): Form => {
  const { client, day, today, summary } = draft;
  const days = [today, today.subtract({ days: 1 })];
  return {
    id: 'id' in client ? `${visitFormId}:${client.id}` : visitFormId,
    title: 'id' in client ? titleOf(t, client) : t('visit-form'),
    submit: t('visit-submit'),
    fields: [
      ...clientField(t, client),
      {
        name: 'kind',
        label: t('visit-field-kind'),
        kind: 'select',
        required: true,
        options: Object.values(VisitKind).map((kind) => option(kind, t('visit-kind', { kind }))),
        value: 'meeting',
        aside: true,
      },
      {
        name: 'day',
        label: t('visit-field-day'),
        kind: 'date',
        required: true,
        options: days.map((one) => option(one.toString(), t.dayNear(one, today))),
        min: earliest(today).toString(),
        max: today.toString(),
        value: day.toString(),
        aside: true,
      },
      {
        name: 'summary',
        label: t('visit-field-summary'),
        kind: 'paragraph',
        required: true,
        hint: t('visit-hint-summary'),
        ...(summary !== '' && { value: summary, aside: true }),
      },
      ...metField(t, draft),
      { name: 'nextStep', label: t('visit-field-next'), kind: 'text', required: false, aside: true },
      {
        name: 'nextStepDay',
        label: t('visit-field-next-day'),
        kind: 'date',
        required: false,
        options: [1, 7].map((ahead) => {
          const one = today.add({ days: ahead });
          return option(one.toString(), t.dayNear(one, today));
        }),
        min: today.toString(),
        max: today.add({ years: 1 }).subtract({ days: 1 }).toString(),
        aside: true,
      },
    ],
  };
};

const earliest = (today: Temporal.PlainDate): Temporal.PlainDate => today.subtract({ years: 1 }).add({ days: 1 });

const ids = z
  .string()
  .transform((said) => said.split(','))
  .pipe(z.array(idArg).max(mostContacts));
const text = z.string().transform((typed) => keepable(typed).trim());

/** What comes back. What is left empty comes as an empty text, or not at all, as the platform has it. */
export const visitValues = filled(
  z.strictObject({
    account: idArg.exactOptional(),
    kind: z.enum(VisitKind),
    day: dayField,
    summary: text.exactOptional(),
    met: ids.exactOptional(),
    nextStep: text.exactOptional(),
    nextStepDay: dayField.exactOptional(),
  }),
);
export type VisitValues = z.infer<typeof visitValues>;

/** Why a form is turned away, and the field that is to blame. */
export interface Blame {
  readonly field: keyof VisitValues;
  readonly key: MessageKey;
  readonly args?: MessageArgs;
}

const isBlank = (typed: string): boolean => cleanLine(typed) === '';
const isAfter = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other) > 0;

/** What a filled-in form says of the visit, or what is wrong with it. Pure. */
export const readNote = (values: VisitValues, today: Temporal.PlainDate, t: Translator): VisitNote | Blame => {
  const { kind, summary = '', met = [], nextStep = '', nextStepDay } = values;
  const long = (field: Blame['field'], most: number): Blame => ({
    field,
    key: msg('visit-too-long'),
    args: { most: t.number(most) },
  });
  const said = t.dayLong(values.day);
  if (isAfter(values.day, today)) return { field: 'day', key: msg('visit-day-future'), args: { day: said } };
  if (isAfter(earliest(today), values.day)) return { field: 'day', key: msg('visit-day-old'), args: { day: said } };
  if (isBlank(summary)) return { field: 'summary', key: msg('visit-summary-missing') };
  if (summary.length > longestSummary) return long('summary', longestSummary);
  if (nextStep.length > longestStep) return long('nextStep', longestStep);
  if (nextStepDay && isBlank(nextStep)) {
    return { field: 'nextStep', key: msg('visit-next-missing'), args: { day: t.dayLong(nextStepDay) } };
  }
  if (nextStepDay && isAfter(values.day, nextStepDay)) {
    return { field: 'nextStepDay', key: msg('visit-next-early'), args: { day: said } };
  }
  return {
    kind,
    day: values.day,
    summary,
    met,
    nextStep: isBlank(nextStep) ? null : nextStep,
    nextStepOn: nextStepDay ?? null,
  };
};
