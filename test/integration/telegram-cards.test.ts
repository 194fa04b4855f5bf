import { describe, expect, it } from 'vitest';
import { formCard } from '../../src/bots/telegram/forms/form-card.ts';
import { begun } from '../../src/bots/telegram/forms/steps.ts';
import { limits } from '../../src/bots/telegram/limits.ts';
import { renderCard } from '../../src/bots/telegram/render.ts';
import type { Card } from '../../src/core/cards/card.ts';
import type { Form } from '../../src/core/forms/form.ts';
import { type Language, languages, translator } from '../../src/core/i18n/translator.ts';
import { cardsOfTheProduct, formsOfVisits } from '../contract/cards.ts';
import { maximum } from '../fakes/telegram/spec/facts.ts';
import { format } from '../fakes/telegram/text/format.ts';
import { readKeyboard } from '../fakes/telegram/text/keyboard.ts';
import { createViolations } from '../fakes/telegram/violations.ts';
import { testDb } from '../setup/database.ts';

const { db, reset } = await testDb();

/** The first message of each form, and the question for the day of a visit, as the summary leads to it. */
const formCards = (forms: Record<string, Form>, language: Language): Record<string, Card> => {
  const t = translator(language, 'Europe/Rome');
  const first = Object.entries(forms).map(([name, form]) => [name, formCard(t, 1, begun(form))]);
  const { 'form-visit-told': told } = forms;
  const day = told ? { 'form-visit-day': formCard(t, 1, { ...begun(told), step: 1 }) } : {};
  return { ...Object.fromEntries(first), ...day };
};

describe.each(languages)('every card of the product in Telegram, in %s', (language) => {
  it('stays within what the Bot API carries, and reads as the golden files show', async () => {
    await reset();
    const cards = { ...(await cardsOfTheProduct(db, language)), ...formCards(await formsOfVisits(db), language) };
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
