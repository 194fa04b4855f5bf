import { z } from 'zod';
import { Language, PersonRole } from '../../../generated/prisma/enums.ts';
import type { Form, FormField } from '../../forms/form.ts';
import { dayField, filled, lineField } from '../../forms/values.ts';
import type { Translator } from '../../i18n/translator.ts';
import { cities } from '../../people/cities.ts';
import { countryName } from '../../people/countries.ts';
import { handleTyped } from '../../people/personal/find.ts';
import { roleNames } from '../../people/role-names.ts';
import { cityOf } from '../../people/zones.ts';
import type { PersonSheet, Usual } from './queries.ts';

/** What an administrator says of somebody. */
export const personValues = filled(
  z.strictObject({
    name: lineField(120),
    handle: handleTyped.pipe(z.string().max(100)).exactOptional(),
    email: z.string().trim().toLowerCase().max(254).exactOptional(),
    role: z.enum(PersonRole),
    manager: handleTyped.pipe(z.string().max(100)).exactOptional(),
    language: z.enum(Language),
    zone: z.string().max(100),
    country: z.string().max(100).exactOptional(),
    leftOn: dayField.exactOptional(),
  }),
);
export type PersonValues = z.infer<typeof personValues>;

export const zoneField = (t: Translator, value: string): FormField => ({
  name: 'zone',
  label: t('admin-person-field', { name: 'zone' }),
  kind: 'text',
  required: true,
  hint: t('timezone-hint'),
  value,
  options: [...new Set(cities.map(({ zone }) => zone))].map((zone) => ({ value: zone, label: cityOf(t, zone) })),
});

export const languageField = (t: Translator, value: Language): FormField => ({
  name: 'language',
  label: t('admin-person-field', { name: 'language' }),
  kind: 'select',
  required: true,
  value,
  options: Object.values(Language).map((language) => ({
    value: language,
    label: t('admin-person-language', { language }),
  })),
});

export const countryField = (t: Translator, value: string | null): FormField => ({
  name: 'country',
  label: t('admin-person-field', { name: 'country' }),
  kind: 'text',
  required: false,
  hint: t('admin-country-hint'),
  ...(value && { value: countryName(t, value) }),
});

/** Asks whose page is to be shown. @param suggested of whom some are likely meant */
export const findForm = (t: Translator, suggested: readonly Pick<PersonSheet, 'handle' | 'name'>[]): Form => ({
  id: 'person-find',
  title: t('admin-person-find'),
  submit: t('admin-audit-show'),
  fields: [
    {
      name: 'handle',
      label: t('admin-person-field', { name: 'handle' }),
      kind: 'text',
      required: true,
      hint: t('admin-manager-hint'),
      options: suggested.map(({ handle, name }) => ({ value: handle, label: name })),
    },
  ],
});

/** The form of somebody who works here, or with null of somebody who is to. Pure. */
export const personForm = (t: Translator, person: PersonSheet | null, usual: Usual): Form => {
  const label = (name: string) => t('admin-person-field', { name });
  const handle: FormField = {
    name: 'handle',
    label: label('handle'),
    kind: 'text',
    required: false,
    hint: t('admin-handle-hint'),
    aside: true,
  };
  return {
    id: `person:${person?.id ?? 0}`,
    title: person ? t('admin-person-form') : t('admin-person-form-new'),
    submit: t('admin-person-save'),
    fields: [
      { name: 'name', label: label('name'), kind: 'text', required: true, ...(person && { value: person.name }) },
      ...(person ? [] : [handle]),
      {
        name: 'email',
        label: label('email'),
        kind: 'text',
        required: false,
        hint: t('admin-email-hint'),
        ...(person?.email && { value: person.email }),
      },
      {
        name: 'role',
        label: label('role'),
        kind: 'select',
        required: true,
        value: person?.role ?? 'kam',
        options: Object.values(PersonRole).map((role) => ({ value: role, label: t(roleNames[role]) })),
      },
      {
        name: 'manager',
        label: label('manager'),
        kind: 'text',
        required: false,
        hint: t('admin-manager-hint'),
        ...(person?.manager && { value: `@${person.manager}` }),
      },
      languageField(t, person?.language ?? usual.language),
      zoneField(t, person?.zone ?? usual.zone),
      countryField(t, person ? person.country : usual.country),
      {
        name: 'leftOn',
        label: label('left'),
        kind: 'date',
        required: false,
        hint: t('admin-left-hint'),
        aside: true,
        ...(person?.leftOn && { value: person.leftOn.toString() }),
      },
    ],
  };
};
