import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { anAccount, anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { live } from '../year/live.ts';
import { planOf } from '../year/plan.ts';

const { db } = await testDb();

it('days with a change of clocks: every reminder at its minute, none twice, none after the start, whatever moves', async () => {
  await anOrganisation(db);
  const hosts = [];
  for (const [zone, lead] of [
    ['Europe/Rome', 60],
    ['Europe/Moscow', 15],
    ['America/New_York', 90],
  ] as const) {
    const { id: personId } = await aPerson(db, { zone });
    await anIdentity(db, { personId, platform: 'telegram', platformUserId: `chat-${personId}` });
    const { id: accountId } = await anAccount(db, { owner: { id: personId } });
    await db.setting.create({ data: { key: 'meetings.leadMinutes', scope: 'person', scopeId: personId, value: lead } });
    hosts.push({ personId, accountIds: [accountId], zone, lead });
  }
  const lived = await live(db, planOf(hosts, Temporal.PlainDate.from('2027-03-27'), 3));
  expect(lived).toMatchObject({ missing: [], unasked: [], double: 0, afterStart: 0, worstSeconds: 0 });
  expect(lived.reminders).toBeGreaterThan(10);
});
