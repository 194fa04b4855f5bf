/**
 * A year of the demo company's meetings in virtual time, with two changes of clocks: whether each reminder comes at its minute, once, and before
 * the start, whatever is moved and called off. `npm run bench -- year`; the last line is JSON.
 */
import { Temporal } from 'temporal-polyfill';
import { fixedClock } from '../src/core/clock.ts';
import { createDemo } from '../src/demo/create.ts';
import { anIdentity } from '../test/factories/index.ts';
import { live } from '../test/year/live.ts';
import { planOf } from '../test/year/plan.ts';
import { withHouse } from './delivery/house.ts';

const from = Temporal.PlainDate.from('2026-12-01');
const days = Number(process.argv[2] ?? 365);

await withHouse(async ({ db }) => {
  await db.organisation.deleteMany();
  await db.$transaction((tx) => createDemo(tx, fixedClock('2026-11-20T08:00:00Z')), { timeout: 60_000 });
  await db.meeting.deleteMany();
  const kams = await db.person.findMany({ where: { role: 'kam' }, orderBy: { id: 'asc' } });
  const hosts = [];
  for (const [i, { id: personId, zone }] of kams.entries()) {
    await anIdentity(db, { personId, platform: 'telegram', platformUserId: `chat-${personId}` });
    const lead = [60, 15, 90][i % 3] ?? 60;
    await db.setting.create({ data: { key: 'meetings.leadMinutes', scope: 'person', scopeId: personId, value: lead } });
    const owned = await db.assignment.findMany({ where: { personId, role: 'owner', toOn: null } });
    hosts.push({ personId, accountIds: owned.map(({ accountId }) => accountId), zone, lead });
  }
  const { missing, unasked, ...lived } = await live(db, planOf(hosts, from, days));
  for (const one of missing.slice(0, 5)) console.log(`missing: meeting ${one}`);
  for (const one of unasked.slice(0, 5)) console.log(`unasked: meeting ${one}`);
  console.log(JSON.stringify({ bench: 'year', days, ...lived, missing: missing.length, unasked: unasked.length }));
  const isRight = missing.length + unasked.length + lived.double + lived.afterStart + lived.worstSeconds === 0;
  process.exitCode = isRight ? 0 : 1;
});
