import { clip } from '../../accounts/brief/text.ts';
import { actions, button, card, context, text } from '../../cards/build.ts';
import type { Card } from '../../cards/card.ts';
import type { Form } from '../../forms/form.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Kind } from '../kinds/kind.ts';
import { type FileColumns, neededFields, understood } from './columns.ts';

const icon = '📥';
const longestHeader = 60;
const longestTitle = 24;
const mostHeaders = 100;

/** Asks what a file holds. Pure. @param offered the kinds that its asker may import */
export const kindCard = (
  t: Translator,
  { uploadId, file, headers }: FileColumns,
  offered: readonly Pick<Kind, 'kind'>[],
): Card =>
  card(
    t('columns-which-kind', { file }),
    [
      text(t('columns-headers', { headers: headers.list() })),
      actions(...offered.map(({ kind }) => button(t('import-kind', { kind }), `columns-as:${uploadId}:${kind}`))),
      context(t('columns-remembered')),
    ],
    icon,
  );

export const columnsFormId = 'columns';

/** Asks in which columns the fields stand that must be known; what is understood is chosen already. Pure. */
export const columnsForm = (t: Translator, columns: FileColumns & { readonly kind: Kind }): Form => {
  const { uploadId, file, headers, kind } = columns;
  const found = understood(columns);
  const options = headers.texts
    .flatMap((header, place) => (header === '' ? [] : [{ value: String(place), label: clip(header, longestHeader) }]))
    .slice(0, mostHeaders);
  return {
    id: `${columnsFormId}:${uploadId}:${kind.kind}`,
    title: clip(file, longestTitle / 2),
    submit: t('columns-submit'),
    fields: neededFields(kind).map((field) => {
      const place = found.has(field) ? headers.at(found.get(field) ?? '')[0] : undefined;
      const isAlternative = kind.anyOf?.includes(field) ?? false;
      return {
        name: field,
        label: t('columns-field', { field }),
        kind: 'select',
        required: !isAlternative,
        options,
        ...(place !== undefined && { value: String(place), aside: true }),
      };
    }),
  };
};
