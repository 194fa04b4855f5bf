import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { name } from '../accounts/brief/text.ts';
import type { Form } from '../forms/form.ts';
import { formTitle } from '../forms/title.ts';
import { dayField, filled, lineField } from '../forms/values.ts';
import type { Translator } from '../i18n/translator.ts';
import type { KnownContract } from './contracts.ts';

export const renewFormId = 'contract-renew';
export const endFormId = 'contract-end';

const longestNumber = 200;
const longestReason = 200;
const mostYears = 20;

/** Until when it goes on: a year or two are offered. Pure. */
export const renewForm = (t: Translator, contract: KnownContract): Form => {
  const { id, endsOn, number } = contract;
  const ends = [1, 2].map((years) => endsOn.add({ years }));
  return {
    id: `${renewFormId}:${id}`,
    title: formTitle(contract.account),
    submit: t('dates-save'),
    fields: [
      {
        name: 'endsOn',
        label: t('contract-field-end'),
        kind: 'date',
        required: true,
        options: ends.map((day) => ({ value: day.toString(), label: t.dayLong(day) })),
        min: endsOn.add({ days: 1 }).toString(),
        max: endsOn.add({ years: mostYears }).toString(),
      },
      {
        name: 'number',
        label: t('contract-field-number'),
        kind: 'text',
        required: false,
        hint: t('contract-hint-number', { number: name(number) }),
        aside: true,
      },
    ],
  };
};

export const endForm = (t: Translator, contract: KnownContract): Form => ({
  id: `${endFormId}:${contract.id}`,
  title: formTitle(contract.account),
  submit: t('dates-save'),
  fields: [{ name: 'reason', label: t('contract-field-reason'), kind: 'text', required: true }],
});

export const renewValues = filled(
  z.strictObject({ endsOn: dayField, number: lineField(longestNumber).exactOptional() }),
);

export const endValues = filled(z.strictObject({ reason: lineField(longestReason) }));

/** Whether it lies within what a contract may be renewed for. Pure. */
export const isTooFar = ({ endsOn }: KnownContract, until: Temporal.PlainDate): boolean =>
  endsOn.until(until).days > endsOn.until(endsOn.add({ years: mostYears })).days;
