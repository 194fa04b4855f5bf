import { clip } from '../../accounts/brief/text.ts';
import type { Form } from '../../forms/form.ts';
import type { Translator } from '../../i18n/translator.ts';

export const travelFormId = 'travel';

/** Asks how many minutes the way to a place takes. Pure. */
export const travelForm = (
  t: Translator,
  { id, address, minutes }: { readonly id: number; readonly address: string; readonly minutes: number | null },
): Form => ({
  id: `${travelFormId}:${id}`,
  title: t('travel-form'),
  submit: t('travel-submit'),
  fields: [
    {
      name: 'minutes',
      label: t('travel-field'),
      kind: 'text',
      required: true,
      hint: clip(address, 80),
      ...(minutes !== null && { value: String(minutes) }),
    },
  ],
});
