import { describe, expect, it } from 'vitest';
import { limits } from '../../src/bots/telegram/limits.ts';
import { renderCard } from '../../src/bots/telegram/render.ts';
import { languages } from '../../src/core/i18n/translator.ts';
import { cardsOfTheProduct } from '../contract/cards.ts';
import { maximum } from '../fakes/telegram/spec/facts.ts';
import { format } from '../fakes/telegram/text/format.ts';
import { readKeyboard } from '../fakes/telegram/text/keyboard.ts';
import { createViolations } from '../fakes/telegram/violations.ts';
import { testDb } from '../setup/database.ts';

const { db, reset } = await testDb();

describe.each(languages)('every card of the product in Telegram, in %s', (language) => {
  it('stays within what the Bot API carries, and reads as the golden files show', async () => {
    await reset();
    const cards = await cardsOfTheProduct(db, language);
    const violations = createViolations(100);
    for (const [name, card] of Object.entries(cards)) {
      const { html, keyboard } = renderCard(card);
      const rules = { method: 'sendMessage', min: 1, max: maximum('sendMessage', 'text'), what: 'message', violations };
      format({ text: html, parseMode: 'HTML', entities: undefined }, rules);
      readKeyboard(
        keyboard.map((row) => row.map((key) => ({ ...key }))),
        { method: 'sendMessage', privateChat: true, violations },
      );
      expect(keyboard.every((row) => row.length <= limits.buttonsPerRow)).toBe(true);
      const rows = keyboard.map((row) =>
        row.map(({ text, callback_data }) => `[${text} → ${callback_data}]`).join(' '),
      );
      await expect(`${[html, ...rows].join('\n')}\n`).toMatchFileSnapshot(
        `../fixtures/rendered/telegram/${name}.${language}.html`,
      );
    }
    expect(violations.entries()).toEqual([]);
  });
});
