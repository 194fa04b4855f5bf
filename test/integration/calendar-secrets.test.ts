import { expect, it } from 'vitest';
import { createDispatch } from '../../src/bots/dispatch.ts';
import { createSeals } from '../../src/core/calendars/seal.ts';
import { systemClock } from '../../src/core/clock.ts';
import { actions, commands, forms } from '../../src/core/commands/registry.ts';
import { createLogger } from '../../src/core/logger.ts';
import { anOrganisation, aPerson } from '../factories/index.ts';
import { serveConsole } from '../setup/console.ts';
import { testDb } from '../setup/database.ts';
import { everythingIn } from '../setup/everything.ts';

const { db } = await testDb();
const logger = createLogger('silent');
const seals = createSeals(Buffer.alloc(32, 3));
const dispatch = createDispatch({ db, clock: systemClock, logger, commands, actions, forms, seals });
const { post } = await serveConsole({ db, clock: systemClock, logger, dispatch, commands });

it('what opens a calendar stands nowhere in clear, typed in a line or in the form of the console', async () => {
  await anOrganisation(db, { isDemo: true });
  await aPerson(db, { handle: 'olga' });
  await post('messages', { as: 'olga', text: '/calendar https://calendar.example/private-7f3/basic.ics' });
  await post('messages', { as: 'olga', text: 'calendar https://calendar.example/private-7f3/more.ics' });
  const values = { address: 'https://dav.example/private-8a1/', user: 'olga', password: 'geheim-42' };
  await post('forms', { as: 'olga', formId: 'calendar', values });
  expect(await db.calendar.count()).toBe(3);
  const everything = await everythingIn(db);
  expect(everything).toContain('/calendar …');
  for (const secret of ['private-7f3', 'private-8a1', 'geheim-42']) expect(everything).not.toContain(secret);
});
