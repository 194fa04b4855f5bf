import { z } from 'zod';
import { Language } from '../../../generated/prisma/enums.ts';
import type { Form, FormField } from '../../forms/form.ts';
import { filled, lineField } from '../../forms/values.ts';
import type { Translator } from '../../i18n/translator.ts';
import { handleTyped } from '../../people/personal/find.ts';
import { usualWeeks } from '../../settings/values-of-time.ts';
import { weekdayWords } from '../../settings/words.ts';
import { countryField, languageField, zoneField } from '../people/form.ts';
import type { Usual } from '../people/queries.ts';
import { hoursOf } from './hours.ts';
import type { DepartmentSheet } from './queries.ts';

const days = z
  .string()
  .regex(/^[1-7]{1,7}$/)
  .transform((digits) => [...new Set([...digits].map(Number))].sort());

/** What an administrator says of a department. */
export const departmentValues = filled(
  z.strictObject({
    name: lineField(60),
    key: z.string().trim().toLowerCase().max(40).exactOptional(),
    language: z.enum(Language),
    zone: z.string().max(100),
    country: z.string().max(100).exactOptional(),
    hours: z.string().max(40),
    days,
    holidays: z.enum(['yes', 'no']),
  }),
);
export type DepartmentValues = z.infer<typeof departmentValues>;

const hoursFields = (t: Translator, department: DepartmentSheet | null): FormField[] => {
  const { from, until, days: set } = hoursOf(department ?? { zone: t.zone, country: null, set: {} });
  const label = (name: string) => t('admin-department-field', { name });
  const isUsual = usualWeeks.some((week) => week.join('') === set.join(''));
  const offered = isUsual ? usualWeeks : [set, ...usualWeeks];
  const keeps = department?.set['department.holidays'] === false ? 'no' : 'yes';
  const hint = t('admin-department-hours-hint');
  return [
    { name: 'hours', label: label('hours'), kind: 'text', required: true, hint, value: `${from}–${until}` },
    {
      name: 'days',
      label: label('days'),
      kind: 'select',
      required: true,
      value: set.join(''),
      options: offered.map((week) => ({ value: week.join(''), label: weekdayWords(t, week) })),
    },
    {
      name: 'holidays',
      label: label('holidays'),
      kind: 'select',
      required: true,
      value: keeps,
      options: ['yes', 'no'].map((value) => ({ value, label: t('admin-department-keeps', { value }) })),
    },
  ];
};

/** The form of a department, or with null of a new one. Pure. */
export const departmentForm = (t: Translator, department: DepartmentSheet | null, usual: Usual): Form => {
  const label = (name: string) => t('admin-department-field', { name });
  const key: FormField = {
    name: 'key',
    label: label('key'),
    kind: 'text',
    required: false,
    hint: t('admin-department-key-hint'),
    aside: true,
  };
  return {
    id: `department:${department?.id ?? 0}`,
    title: department ? t('admin-department-form') : t('admin-department-form-new'),
    submit: t('admin-person-save'),
    fields: [
      {
        name: 'name',
        label: label('name'),
        kind: 'text',
        required: true,
        ...(department && { value: department.name }),
      },
      ...(department ? [] : [key]),
      languageField(t, department?.language ?? usual.language),
      zoneField(t, department?.zone ?? usual.zone),
      countryField(t, department ? department.country : usual.country),
      ...hoursFields(t, department),
    ],
  };
};

const parts = ['member', 'head', 'none'] as const;
export type Part = (typeof parts)[number];

/** Who belongs to a department. */
export const memberValues = z.strictObject({
  handle: handleTyped.pipe(z.string().min(1).max(100)),
  part: z.enum(parts),
});

/** Asks who belongs to a department, or does not any more. Pure. */
export const memberForm = (t: Translator, { id }: Pick<DepartmentSheet, 'id'>): Form => ({
  id: `department-member:${id}`,
  title: t('admin-department-member'),
  submit: t('admin-person-save'),
  fields: [
    {
      name: 'handle',
      label: t('admin-department-who'),
      kind: 'text',
      required: true,
      hint: t('admin-manager-hint'),
    },
    {
      name: 'part',
      label: t('admin-department-part'),
      kind: 'select',
      required: true,
      value: 'member',
      options: parts.map((part) => ({ value: part, label: t('admin-department-part-is', { part }) })),
    },
  ],
});
