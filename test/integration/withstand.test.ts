import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Speaker } from '../../src/bots/dispatch.ts';
import { refreshAccountNames } from '../../src/core/accounts/search-index.ts';
import { cardSchema } from '../../src/core/cards/card.ts';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import type { Reply } from '../../src/core/commands/define.ts';
import { cleanLine } from '../../src/core/commands/parse.ts';
import { actions, commands, forms } from '../../src/core/commands/registry.ts';
import { formSchema } from '../../src/core/forms/form.ts';
import { translator } from '../../src/core/i18n/translator.ts';
import { anAccount, anOrganisation, aPerson } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { at, theHouse } from '../setup/house.ts';

const { db } = await testDb();
const house = theHouse(db);

const strangeNames = [
  '<b>Bold</b>',
  '*Stars* & _lines_ | pipe',
  '<!channel> @everyone',
  '‮Right‬ to left',
  '🚀 Rocket',
  "O'; DROP--",
];

const texts: Record<string, string> = {
  nothing: '',
  blanks: ' \t\n \u00a0 ',
  'ten thousand characters': 'x'.repeat(10_000),
  'almost the longest line': 'ж'.repeat(3_980),
  emoji: '👩‍👩‍👧‍👦🇮🇹🚀',
  'right-to-left letters': 'שלום עולם',
  'right-to-left marks': '\u202eemcA\u202c',
  'zero-width characters': '\u200b\u200d\ufeff',
  'a call to everybody on Slack': '<!channel>',
  'a call to everybody': '@everyone',
  markup: '<b>*_~`|</b>',
  'a NUL byte': 'Ac\u0000me',
  'half a surrogate pair': 'Ac\ud800me\udc00',
  SQL: "'; DROP TABLE account; SELECT pg_sleep(10); --",
  wildcards: '%_\\%',
  braces: '{ $name } {{x}}',
  'combining marks': `A${'\u0301'.repeat(500)}`,
  'a prototype’s key': '__proto__',
};

let olga: Speaker;

beforeAll(async () => {
  await anOrganisation(db);
  const person = await aPerson(db);
  for (const name of strangeNames) await anAccount(db, { name, owner: person });
  await refreshAccountNames(db);
  olga = await at(db, person);
});

const ourBugs = (['en', 'ru', 'it'] as const).map((language) => translator(language, 'UTC')('error-our-bug'));

/** A card that any platform can show, in text that any database can keep, and no bug of ours. */
const expectSane = (reply: Reply): void => {
  const card = cardSchema.parse(reply.card);
  if (reply.form) formSchema.parse(reply.form);
  expect(ourBugs).not.toContain(card.title);
  expect(JSON.stringify(reply)).not.toMatch(/\\u0000|\\ud[89a-f]/i);
};

const names = [...commands.map(({ name }) => `/${name} `), ''];

describe.each(Object.entries(texts))('%s', (_, text) => {
  it.each(names)('after "%s" is answered calmly', async (name) => {
    expectSane(await house.say(olga, name + text));
    expectSane(await house.say(olga, `${name}Acme ${text}`));
  });

  it('as a button or a form is answered calmly', async () => {
    for (const { verb } of actions) expectSane(await house.press(olga, `${verb}:${text}`));
    expectSane(await house.press(olga, text));
    for (const { id } of forms) {
      expectSane(await house.submit(olga, id, { zone: text }));
      expectSane(await house.submit(olga, id, { [text]: text }));
    }
    expectSane(await house.submit(olga, text, {}));
  });
});

describe('any text at all', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
  );

  it('is answered calmly by every command', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), anything, async (name, text) => {
        expectSane(await house.say(olga, name + text));
      }),
      { numRuns: 150 },
    );
  });

  it('is answered calmly by every button and form', async () => {
    const verbs = [...actions.map(({ verb }) => `${verb}:`), ''];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...verbs), anything, async (verb, text) => {
        expectSane(await house.press(olga, verb + text));
        expectSane(await house.submit(olga, 'timezone', { zone: text }));
      }),
      { numRuns: 100 },
    );
  });
});

describe('names with markup', () => {
  it.each(strangeNames)('%s is found, and is text everywhere', async (name) => {
    const reply = await house.say(olga, `/brief ${name}`);
    expectSane(reply);
    expect(reply.outcome ?? 'ok').toBe('ok');
    expect(reply.card.title).toContain(cleanLine(name));
  });

  it('stand in the portfolio as they are', async () => {
    const { card } = await house.say(olga, '/accounts');
    for (const name of strangeNames) expect(fallbackText(card)).toContain(cleanLine(name));
  });

  it('leave the data where it was', async () => {
    expect(await db.account.count()).toBe(strangeNames.length);
  });
});
