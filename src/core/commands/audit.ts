import { z } from 'zod';
import { auditFilter, filterWords } from '../administration/audit/filter.ts';
import { requestAudit } from '../administration/audit/request-export.ts';
import { audit } from '../administration/pages/audit.ts';
import { card, context as note } from '../cards/build.ts';
import type { Form } from '../forms/form.ts';
import { dayField, filled } from '../forms/values.ts';
import type { Translator } from '../i18n/translator.ts';
import { handleTyped } from '../people/personal/find.ts';
import { defineAction, defineForm } from './define.ts';

const filterForm = (t: Translator, words: string): Form => {
  const said = auditFilter.safeParse(words);
  const { by, action, since, until } = said.success ? said.data : { by: null, action: null, since: null, until: null };
  return {
    id: 'audit-filter',
    title: t('admin-audit-filter'),
    submit: t('admin-audit-show'),
    fields: [
      {
        name: 'by',
        label: t('admin-audit-by'),
        kind: 'text',
        required: false,
        hint: t('admin-audit-by-hint'),
        ...(by && { value: by }),
      },
      {
        name: 'action',
        label: t('admin-audit-action-field'),
        kind: 'text',
        required: false,
        hint: t('admin-audit-action-hint'),
        ...(action && { value: action }),
      },
      {
        name: 'since',
        label: t('admin-audit-since'),
        kind: 'date',
        required: false,
        ...(since && { value: since.toString() }),
      },
      {
        name: 'until',
        label: t('admin-audit-until'),
        kind: 'date',
        required: false,
        ...(until && { value: until.toString() }),
      },
    ],
  };
};

/** Asks what of the audit is to be shown. */
export const auditFilterAction = defineAction({
  verb: 'audit-filter',
  permission: 'installation',
  arg: z.string(),
  handle: async (context, words) => {
    const filter = auditFilter.safeParse(words);
    const shown = await audit.show(context, filter.success ? filter.data : auditFilter.parse(''));
    return { ...shown, replaces: true, form: filterForm(context.t, words) };
  },
});

const values = filled(
  z.object({
    by: z
      .string()
      .regex(/^@?\S{1,100}$/)
      .pipe(handleTyped)
      .exactOptional(),
    action: z
      .string()
      .regex(/^[a-z][a-z.-]{0,60}$/)
      .exactOptional(),
    since: dayField.exactOptional(),
    until: dayField.exactOptional(),
  }),
);

export const auditFilterForm = defineForm({
  id: 'audit-filter',
  permission: 'installation',
  arg: z.literal(''),
  values,
  handle: async (context, { by = null, action = null, since = null, until = null }) => ({
    ...(await audit.show(context, { by, action, since, until, page: 1 })),
    replaces: true,
  }),
});

/** Sends the asker what the filter lets through. */
export const auditExportAction = defineAction({
  verb: 'audit-export',
  permission: 'installation',
  arg: auditFilter,
  handle: async (context, filter) => {
    await requestAudit(context, filter);
    const words = filterWords(filter);
    return { card: card(context.t('admin-audit-on-its-way'), [words !== '' && note(words)]) };
  },
});
