import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { contractNotice } from '../../src/core/dates/contract-notice.ts';
import { keyDateNotice } from '../../src/core/dates/key-date-notice.ts';
import { enqueue, refresh } from '../../src/core/outbox/enqueue.ts';
import { aContract, aKeyDate, anAccount, aPerson, day } from '../factories/index.ts';
import { buttonsOf, olgaAtWork } from '../setup/alerts.ts';
import { testDb } from '../setup/database.ts';

const { db, reset } = await testDb();
beforeEach(reset);

/** Olga was told of a contract of Acme's, and may answer. */
const told = async (from?: string) => {
  const work = await olgaAtWork(db, from);
  const acme = await anAccount(db, { name: 'Acme', owner: work.olga });
  const contract = await aContract(db, { accountId: acme.id, number: 'C-7', endsOn: day('2026-12-13') });
  await work.live({ minutes: 1 }, { minutes: 1 });
  return { ...work, acme, contract, id: work.idOf(0) };
};
const labels = (reply: { card: Parameters<typeof buttonsOf>[0] }) => buttonsOf(reply.card).map(({ label }) => label);
const title = 'Acme: contract C-7 ends 13 Dec, in 20 days';

describe('an alert', () => {
  it('has one more button, which opens what can be answered in the place of its own, and goes back', async () => {
    const { came, press, id } = await told();
    expect(came.map(({ card }) => labels({ card }))).toEqual([['Renewed', 'Ends on purpose', 'Brief', 'More']]);
    const more = await press(`more:${id}`);
    expect(more.replaces).toBe(true);
    expect(more.card.title).toBe(title);
    expect(labels(more)).toEqual(['Snooze', 'Useful', 'Not useful', 'Why', 'Back']);
    expect(labels(await press(`hush:${id}`))).toEqual(['In 10 min', 'In 1 h', 'Tomorrow 09:00', 'A date…', 'Back']);
    expect(await press(`alert:${id}`)).toMatchObject({ card: came[0]?.card, replaces: true });
  });

  it('has it again when it is shown as it reads now', async () => {
    const { acme, contract, clock, deliver, edited, press, id } = await told();
    await press(`more:${id}`);
    await db.contract.update({ where: { id: contract.id }, data: { number: 'C-8' } });
    const { key } = await db.outboxMessage.findUniqueOrThrow({ where: { id }, select: { key: true } });
    await refresh(db, clock.now(), [key]);
    await deliver();
    expect(edited.map((card) => labels({ card }).at(-1))).toEqual(['More']);
    expect(acme.name).toBe('Acme');
  });

  it('of somebody else cannot be answered', async () => {
    const { press, id } = await told();
    const boris = await aPerson(db, { handle: 'boris' });
    for (const action of [`more:${id}`, `hush:${id}:10`, `wake:${id}`, `vote:${id}:no`]) {
      expect(await press(action, boris)).toMatchObject({
        outcome: 'not-found',
        card: { title: 'This is settled by now' },
      });
    }
    expect([await db.snooze.count(), await db.vote.count()]).toEqual([0, 0]);
  });
});

describe('useful or not', () => {
  it('is noted in the message, and the last word holds', async () => {
    const { press, id } = await told();
    expect(fallbackText((await press(`vote:${id}:yes`)).card)).toContain('Noted: useful');
    const last = await press(`vote:${id}:no`);
    expect(last).toMatchObject({ replaces: true, card: { title } });
    expect(fallbackText(last.card)).toContain('Noted: not useful');
    expect(fallbackText((await press(`more:${id}`)).card)).toContain('Noted: not useful');
    const noted = await db.vote.findMany({ select: { messageId: true, kind: true, useful: true } });
    expect(noted).toEqual([{ messageId: id, kind: 'contract-date', useful: false }]);
  });

  it('is said of all that one message tells', async () => {
    const { acme, clock, press, came, live, olga } = await told();
    const { id: dateId } = await aKeyDate(db, { accountId: acme.id, day: day('2026-12-01') });
    const tell = (key: string) => ({ key, personId: olga.id, accountId: acme.id, dueAt: clock.now() });
    await enqueue(db, keyDateNotice, [{ ...tell('a'), payload: { items: [{ dateId }] } }], 'test');
    await enqueue(db, keyDateNotice, [{ ...tell('b'), payload: { items: [{ dateId }] } }], 'test');
    await live({ minutes: 5 }, { minutes: 1 });
    const carrier = Number(
      buttonsOf(came.at(-1)?.card ?? expect.unreachable())
        .at(-1)
        ?.action.split(':')[1],
    );
    await press(`vote:${carrier}:yes`);
    expect(await db.vote.count({ where: { useful: true, kind: 'key-date' } })).toBe(2);
  });
});

describe('a snooze of ten minutes', () => {
  it('says until when, and brings it again once, though others fire meanwhile and everything restarts', async () => {
    const { press, live, titles, id, acme, olga } = await told();
    const snoozed = await press(`hush:${id}:10`);
    expect(fallbackText(snoozed.card)).toContain('Snoozed until today 09:11');
    expect(labels(snoozed)).toEqual(['Wake', 'Back']);
    expect(await db.snooze.findMany({ select: { personId: true, kind: true, accountId: true } })).toEqual([
      { personId: olga.id, kind: 'contract-date', accountId: acme.id },
    ]);
    await live({ hours: 2 }, { minutes: 1 });
    expect(titles()).toEqual([`11-23T09:00 ${title}`, `11-23T09:11 ${title}`]);
  });

  it('pressed twice, or lengthened, brings it once, at the later time', async () => {
    const { press, live, titles, id } = await told();
    await press(`hush:${id}:10`);
    await press(`hush:${id}:10`);
    await press(`hush:${id}:60`);
    await live({ hours: 3 }, { minutes: 10 });
    expect(titles()).toEqual([`11-23T09:00 ${title}`, `11-23T10:01 ${title}`]);
  });

  it('shortened from an hour brings it after ten', async () => {
    const { press, live, titles, id } = await told();
    await press(`hush:${id}:60`);
    await press(`hush:${id}:10`);
    await live({ hours: 2 }, { minutes: 10 });
    expect(titles()).toEqual([`11-23T09:00 ${title}`, `11-23T09:11 ${title}`]);
  });

  it('of what came again brings it once more', async () => {
    const { press, live, titles, idOf, id } = await told();
    await press(`hush:${id}:10`);
    await live({ minutes: 20 }, { minutes: 10 });
    await press(`hush:${idOf(1)}:60`);
    await live({ hours: 3 }, { minutes: 10 });
    expect(titles()).toEqual([`11-23T09:00 ${title}`, `11-23T09:11 ${title}`, `11-23T10:21 ${title}`]);
  });

  it('brings nothing that is settled by then', async () => {
    const { press, live, titles, id, contract } = await told();
    await press(`hush:${id}:10`);
    await db.contract.update({ where: { id: contract.id }, data: { endsOn: day('2027-12-13') } });
    await live({ hours: 1 }, { minutes: 10 });
    expect(titles()).toHaveLength(1);
  });

  it('that ends at night is over at night: its reader has said when', async () => {
    const { press, live, titles, id } = await told('2026-11-23T18:55:00Z');
    expect((await press(`hush:${id}:10`)).outcome).toBeUndefined();
    await live({ hours: 1 }, { minutes: 5 });
    expect(titles().at(-1)).toBe(`11-23T20:06 ${title}`);
  });
});

describe('a snooze', () => {
  it('until tomorrow at nine has what fires of the same kind and client wait, and tells it together', async () => {
    const { press, live, titles, id, acme, clock, olga } = await told();
    await press(`hush:${id}:tomorrow`);
    const next = await aContract(db, { accountId: acme.id, number: 'C-9', endsOn: day('2026-12-23') });
    await live({ hours: 23 });
    const rossi = await anAccount(db, { name: 'Rossi', owner: olga });
    await aContract(db, { accountId: rossi.id, number: 'R-1', endsOn: day('2026-12-23') });
    expect(titles()).toHaveLength(1);
    expect(clock.now().toString().slice(0, 10)).toBe('2026-11-24');
    await live({ hours: 2 });
    expect(titles().find((one) => one.includes('C-7') && one.startsWith('11-24'))).toContain(
      '2 contracts to decide on, first Acme: contract C-7 ends 13 Dec',
    );
    expect(titles().filter((one) => one.includes('Acme'))).toHaveLength(2);
    expect(next.number).toBe('C-9');
  });

  it('until a day is asked by a form, which refuses a time that is none or over', async () => {
    const { press, submit, live, titles, id } = await told();
    expect((await press(`hush-day:${id}`)).form?.fields.map(({ name }) => name)).toEqual(['day', 'time']);
    const form = `hush:${id}`;
    expect(await submit(form, { day: '2026-11-25', time: 'noon' })).toMatchObject({
      outcome: 'refused',
      field: 'time',
    });
    expect(await submit(form, { day: '2026-11-23', time: '08:00' })).toMatchObject({ outcome: 'refused' });
    expect(await submit(form, { day: '2028-11-25', time: '09:00' })).toMatchObject({ outcome: 'refused' });
    expect(await db.snooze.count()).toBe(0);
    const said = await submit(form, { day: '2026-11-25', time: '14' });
    expect(said.card.title).toBe(`Snoozed until Wed 25 Nov 14:00: ${title}`);
    await live({ hours: 54 });
    expect(titles().slice(1)).toEqual(['11-25T14:01 Acme: contract C-7 ends 13 Dec, in 18 days']);
  });

  it('that is woken brings nothing again, and at once what fired meanwhile', async () => {
    const { press, live, titles, id, acme } = await told();
    await press(`hush:${id}:tomorrow`);
    await db.outboxMessage.updateMany({ data: { key: 'contract-date/of-yesterday' }, where: { id } });
    await aContract(db, { accountId: acme.id, number: 'C-9', endsOn: day('2026-12-23') });
    await live({ minutes: 30 }, { minutes: 10 });
    expect(titles()).toHaveLength(1);
    const woken = await press(`wake:${id}`);
    expect(fallbackText(woken.card)).toContain('No longer snoozed');
    expect(labels(woken)).toContain('More');
    await live({ hours: 30 });
    expect(titles().slice(1)).toEqual(['11-23T09:31 Acme: contract C-9 ends 23 Dec, in 30 days']);
  });

  it('of a message that carries several is one of each', async () => {
    const work = await olgaAtWork(db);
    for (const name of ['Acme', 'Rossi']) {
      const { id } = await anAccount(db, { name, owner: work.olga });
      await aContract(db, { accountId: id, number: name, endsOn: day('2026-12-13') });
    }
    await work.live({ minutes: 1 }, { minutes: 1 });
    await work.press(`hush:${work.idOf(0)}:60`);
    expect(await db.snooze.count()).toBe(2);
    await work.live({ hours: 2 }, { minutes: 10 });
    expect(work.titles().map((one) => one.slice(0, 40))).toEqual([
      '11-23T09:00 2 contracts to decide on, fi',
      '11-23T10:01 2 contracts to decide on, fi',
    ]);
  });
});

/** Acme's contract is told by an alert of its own. */
const enqueueContract = (
  personId: number,
  accountId: number,
  contractId: number,
  dueAt: Temporal.Instant,
  n: number,
) => {
  const payload = { items: [{ contractId, event: 'ends' as const, on: '2026-12-20' }] };
  return enqueue(db, contractNotice, [{ key: `fired/${n}`, personId, accountId, payload, dueAt }], 'test');
};

type Step = { readonly does: 'hush'; readonly for: string } | { readonly does: 'wake' | 'fire' | 'wait' };

it('whatever is put off, woken and fired, nothing is lost, and nothing comes twice for one snooze', async () => {
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ does: fc.constant('hush' as const), for: fc.constantFrom('10', '60') }),
    fc.record({ does: fc.constantFrom('wake' as const, 'fire' as const, 'wait' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (steps) => {
      await reset();
      const { press, live, came, id, acme, olga, clock } = await told();
      let fired = 0;
      /** Until when it is put off; null: it is not, or came already. */
      let until: Temporal.Instant | null = null;
      let due = 1;
      const passed = () => {
        if (until && Temporal.Instant.compare(until, clock.now()) <= 0) {
          due += 1;
          until = null;
        }
      };
      for (const one of steps) {
        if (one.does === 'hush') {
          await press(`hush:${id}:${one.for}`);
          until = clock.now().add({ minutes: Number(one.for) });
        } else if (one.does === 'wake') {
          await press(`wake:${id}`);
          until = null;
        } else if (one.does === 'fire') {
          fired += 1;
          const { id: contractId } = await aContract(db, {
            accountId: acme.id,
            number: `N-${fired}`,
            endsOn: day('2026-12-20'),
          });
          await enqueueContract(olga.id, acme.id, contractId, clock.now(), fired);
        }
        await live({ minutes: 20 }, { minutes: 5 });
        passed();
      }
      await live({ hours: 2 }, { minutes: 15 });
      passed();
      const says = came.map(({ card }) => fallbackText(card));
      expect(says.filter((text) => text.includes('C-7'))).toHaveLength(due);
      for (let n = 1; n <= fired; n++) expect(says.filter((text) => text.includes(`N-${n}`))).toHaveLength(1);
      expect(await db.outboxMessage.count({ where: { state: { in: ['pending', 'held', 'sending'] } } })).toBe(0);
    }),
    { numRuns: 12 },
  );
}, 240_000);
