import { beforeEach, describe, expect, it } from 'vitest';
import type { WireAdminPage } from '../../src/bots/console/wire.ts';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { fixedClock } from '../../src/core/clock.ts';
import { createLogger } from '../../src/core/logger.ts';
import { anOrganisation, aPerson } from '../factories/index.ts';
import { serveConsole } from '../setup/console.ts';
import { testDb } from '../setup/database.ts';
import { theHouse } from '../setup/house.ts';

const { db, reset } = await testDb();
const clock = fixedClock('2026-11-21T08:00:00Z');
const logger = createLogger('silent');
const { get, post } = await serveConsole({ db, clock, logger, dispatch: theHouse(db, clock), commands: [] });

beforeEach(async () => {
  await reset();
  await anOrganisation(db, { isDemo: true });
  await aPerson(db, { handle: 'thomas', role: 'administrator' });
  await aPerson(db, { handle: 'helga', role: 'head', language: 'it' });
  await aPerson(db, { handle: 'olga', role: 'kam' });
});

const pagesOf = async (as: string) => (await get<{ pages: WireAdminPage[] }>('admin', { as })).body.pages;
const openPage = (as: string, page: string) => post('admin/actions', { as, action: `admin:${page}` });

describe('administration in the console', () => {
  it('has the pages that a role opens, in the language of who asks, and none for others', async () => {
    const names = (await pagesOf('thomas')).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['thresholds', 'rules', 'retention']));
    expect(await pagesOf('helga')).toEqual([
      { name: 'thresholds', title: 'Soglie' },
      { name: 'imports', title: 'Importazioni' },
      { name: 'rules', title: 'Come vengono accolti gli avvisi' },
    ]);
    expect(await pagesOf('olga')).toEqual([]);
  });

  it('shows each of them, and leaves no message of it', async () => {
    for (const { name } of await pagesOf('thomas')) {
      const { status, body } = await openPage('thomas', name);
      expect([name, status, body.outcome]).toEqual([name, 200, 'ok']);
    }
    expect(await db.consoleMessage.count()).toBe(0);
    expect(await db.inboxItem.count()).toBe(0);
  });

  it('shows nobody what their role does not open', async () => {
    expect((await openPage('helga', 'retention')).body.outcome).toBe('refused');
    expect((await openPage('olga', 'thresholds')).status).toBe(403);
    expect((await post('admin/forms', { as: 'olga', formId: 'settings:company', values: {} })).status).toBe(403);
  });

  it('opens a form and takes it; what is refused says why', async () => {
    const { body } = await post('admin/actions', { as: 'thomas', action: 'settings:company' });
    expect(body.form?.id).toBe('settings:company');
    const send = (freshnessWorkingDays: string) =>
      post('admin/forms', { as: 'thomas', formId: 'settings:company', values: { freshnessWorkingDays } });
    expect((await send('5')).status).toBe(200);
    expect(fallbackText((await openPage('thomas', 'thresholds')).body.card)).toContain('after 5 working days');
    const refused = await send('4000');
    expect(refused.status).toBe(400);
    expect(refused.body.error.message).not.toBe('');
  });

  it('says so where there is no such page', async () => {
    expect((await openPage('thomas', 'nonsense')).body.outcome).toBe('refused');
  });
});
