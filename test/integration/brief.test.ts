import { beforeEach, describe, expect, it } from 'vitest';
import { createDispatch } from '../../src/bots/dispatch.ts';
import { cardSchema } from '../../src/core/cards/card.ts';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { fixedClock } from '../../src/core/clock.ts';
import { actions, commands, forms } from '../../src/core/commands/registry.ts';
import { languages } from '../../src/core/i18n/translator.ts';
import { createLogger } from '../../src/core/logger.ts';
import type { Person } from '../../src/core/people/person.ts';
import { testDb } from '../setup/database.ts';
import { acmeCompany, now } from './acme.ts';

const { db, reset } = await testDb();
const dispatch = createDispatch({
  db,
  clock: fixedClock(now),
  logger: createLogger('silent'),
  commands,
  actions,
  forms,
});

const say = (person: Person, line: string) => dispatch.say({ person, channel: 'console' }, line);
const press = (person: Person, action: string) => dispatch.press({ person, channel: 'console' }, action);

beforeEach(reset);

describe('the brief of Acme', () => {
  it.each(languages)('reads as it should, in %s', async (language) => {
    const { olga, acme } = await acmeCompany(db, language);
    const { card } = await say(olga, '/brief acme');
    expect(cardSchema.parse(card)).toEqual(card);
    await expect(fallbackText(card)).toMatchFileSnapshot(`../fixtures/rendered/brief.${language}.txt`);
    const details = await press(olga, `brief-more:${acme.id}`);
    await expect(fallbackText(details.card)).toMatchFileSnapshot(`../fixtures/rendered/brief-details.${language}.txt`);
  });
});
