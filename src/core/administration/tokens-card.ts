import type { Temporal } from 'temporal-polyfill';
import type { ListedToken } from '../api-tokens/tokens.ts';
import { actions, button, card, context, text } from '../cards/build.ts';
import type { Card } from '../cards/card.ts';
import type { Translator } from '../i18n/translator.ts';

/** More would not fit into a message of every platform. */
export const mostTokens = 20;

/** The tokens by which programs import, with a button for each that is good to end it. Pure. */
export const tokensCard = (t: Translator, tokens: readonly ListedToken[], now: Temporal.Instant): Card => {
  const how = context(t('admin-tokens-how'));
  if (tokens.length === 0) return card(t('admin-tokens-none'), [text(t('admin-tokens-what')), how]);
  const good = tokens.filter(({ revokedAt }) => revokedAt === null);
  return card(t('admin-tokens-title', { count: good.length }), [
    {
      type: 'table',
      columns: [
        { label: t('admin-tokens-column', { column: 'name' }), align: 'start' },
        { label: t('admin-tokens-column', { column: 'by' }), align: 'start' },
        { label: t('admin-tokens-column', { column: 'made' }), align: 'start' },
        { label: t('admin-tokens-column', { column: 'used' }), align: 'start' },
        { label: t('admin-tokens-column', { column: 'state' }), align: 'start' },
      ],
      rows: tokens.map(({ name, madeBy, madeAt, lastUsedAt, revokedAt }) => [
        name,
        madeBy ?? t('admin-tokens-nobody'),
        t.moment(madeAt, now),
        lastUsedAt ? t.moment(lastUsedAt, now) : t('admin-tokens-unused'),
        revokedAt ? t('admin-tokens-revoked', { at: t.moment(revokedAt, now) }) : t('admin-tokens-good'),
      ]),
    },
    actions(...good.map(({ id, name }) => button(t('admin-tokens-revoke', { name }), `token-revoke:${id}`, 'danger'))),
    how,
  ]);
};
