import { describe, expect, it } from 'vitest';
import { cardSchema } from '../../cards/card.ts';
import { fallbackText } from '../../cards/fallback.ts';
import { languages, translator } from '../../i18n/translator.ts';
import type { Person } from '../person.ts';
import { declinedCard, matchCard, ownLinksCard, redeemedCard, strangerCard } from './linking-card.ts';
import type { Redeemed } from './redeem.ts';

const olga: Person = {
  id: 1,
  handle: 'olga',
  name: 'Olga Berg',
  role: 'kam',
  language: 'en',
  zone: 'Europe/Rome',
};

const linked = { outcome: 'linked', person: olga, movedFrom: null, replaced: null } as const;
const outcomes: readonly Redeemed[] = [
  linked,
  { ...linked, movedFrom: { name: 'Marco Bonetti' } },
  { ...linked, replaced: { name: '@olga_old' } },
  { ...linked, replaced: { name: null } },
  { outcome: 'unknown' },
  { outcome: 'used' },
  { outcome: 'late' },
  { outcome: 'elsewhere', platform: 'slack' },
  { outcome: 'taken', by: 'Marco Bonetti' },
  { outcome: 'wait', minutes: 15 },
];

describe('what is said of linking', () => {
  it.each(languages)('reads well in %s', async (language) => {
    const t = translator(language, 'Europe/Rome');
    const cards = [
      strangerCard(t, undefined),
      strangerCard(t, 'slack'),
      matchCard(t, olga),
      declinedCard(t, olga),
      ...outcomes.map((outcome) => redeemedCard(t, 'telegram', outcome)),
      ownLinksCard(t, []),
      ownLinksCard(t, [
        { platform: 'slack', token: 'TOKEN', address: null },
        { platform: 'telegram', token: 'TOKEN', address: 'https://t.me/kam_bot?start=TOKEN' },
      ]),
    ];
    for (const card of cards) expect(cardSchema.safeParse(card).success).toBe(true);
    const labels = cards.flatMap(({ children }) =>
      children.flatMap((part) =>
        part.type === 'actions' ? [part.buttons.map(({ label }) => `[${label}]`).join(' ')] : [],
      ),
    );
    const said = [...cards.map(fallbackText), ...labels].join('\n\n');
    await expect(`${said}\n`).toMatchFileSnapshot(`../../../../test/fixtures/rendered/linking.${language}.txt`);
  });
});
