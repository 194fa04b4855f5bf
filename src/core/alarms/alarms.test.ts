import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDb } from '../../../test/setup/database.ts';
import { type Clock, fixedClock } from '../clock.ts';
import { connect } from '../db.ts';
import { clearAlarm, openAlarms, raiseAlarm } from './alarms.ts';

const { db, reset } = await testDb();
const lines: string[] = [];
const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
const at = (iso: string) => ({ db, logger, clock: fixedClock(iso) });
const render = { kind: 'render', subject: 'slack/brief: invalid_blocks' } as const;
const now = '2026-11-21T08:00:00Z';
const later = '2026-11-21T09:00:00Z';

beforeEach(async () => {
  await reset();
  lines.length = 0;
});

describe('an alarm', () => {
  it('is one row for each thing it happens to, and counts', async () => {
    await raiseAlarm(at(now), render);
    await Promise.all(Array.from({ length: 5 }, () => raiseAlarm(at(later), { ...render, details: { block: 3 } })));
    await raiseAlarm(at(now), { ...render, subject: 'telegram/brief: refused' });
    expect(JSON.parse(JSON.stringify(await openAlarms(db)))).toEqual([
      { ...render, count: 6, firstAt: now, lastAt: later },
      { kind: 'render', subject: 'telegram/brief: refused', count: 1, firstAt: now, lastAt: now },
    ]);
    expect(await db.alarm.findFirst({ where: { count: 6 } })).toMatchObject({ details: { block: 3 } });
  });

  it('that has passed is open no more, and begins anew when it comes back', async () => {
    await raiseAlarm(at(now), render);
    await raiseAlarm(at(now), render);
    await clearAlarm(at(later), render);
    expect(await openAlarms(db)).toEqual([]);
    expect(await db.alarm.findFirst()).toMatchObject({ count: 2, clearedAt: new Date(later) });
    await raiseAlarm(at(later), render);
    expect(JSON.parse(JSON.stringify(await openAlarms(db)))).toEqual([
      { ...render, count: 1, firstAt: later, lastAt: later },
    ]);
  });

  it('is in the log by its kind', async () => {
    await raiseAlarm(at(now), { ...render, details: { code: 'invalid_blocks' } });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 50, alarm: 'render', subject: render.subject, code: 'invalid_blocks' },
    ]);
  });

  it('is never in the way of what raises it, though the database is away', async () => {
    const away = connect('postgresql://nobody@127.0.0.1:9/nothing', { max: 1 });
    const clock: Clock = fixedClock(now);
    await raiseAlarm({ db: away, logger, clock }, render);
    await clearAlarm({ db: away, logger, clock }, render);
    await away.$disconnect();
    expect(lines.map((line) => JSON.parse(line).level)).toEqual([50, 40, 40]);
  });
});
