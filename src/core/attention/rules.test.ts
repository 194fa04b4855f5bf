import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Alert, areAlertsOn, type Decision, decide, groupsOf, type Situation } from './rules.ts';

const now = Temporal.Instant.from('2026-11-24T10:00:00Z');
const alert = (over: Partial<Alert> = {}): Alert => ({
  id: 1,
  kind: 'overdue',
  accountId: null,
  stake: 0,
  isUrgent: false,
  merges: false,
  ...over,
});
const situation = (over: Partial<Situation> = {}): Situation => ({
  mode: 'now',
  snoozedUntil: null,
  quiet: null,
  isTooOld: false,
  alertsOn: true,
  interrupted: 0,
  budget: 7,
  waiting: [alert()],
  lateMinutes: 0,
  missed: 0,
  ...over,
});
const told = (decision: Decision): string =>
  decision.kind === 'go' ? ['go', ...decision.carries].join(' ') : `${decision.kind} ${decision.reason}`;

const urgent = alert({ isUrgent: true });
const three = [1, 2, 3].map((id) => alert({ id, accountId: id }));
const later = now.add({ hours: 1 });

/** Of which alert, in which situation, what becomes. */
const cases: readonly [string, Partial<Situation>, string, Alert?][] = [
  ['comes at once where nothing speaks against it', {}, 'go'],
  ['never comes where its reader does not want it', { mode: 'off' }, 'drop off'],
  [
    'never comes where its reader does not want it, urgent or not',
    { mode: 'off', waiting: [urgent] },
    'drop off',
    urgent,
  ],
  ['waits for the summary where its reader wants that', { mode: 'digest' }, 'hold digest'],
  ['comes where its reader wants a summary but it is urgent', { mode: 'digest', waiting: [urgent] }, 'go', urgent],
  ['waits while it is snoozed', { snoozedUntil: later }, 'wait snoozed'],
  ['waits while it is snoozed, urgent or not', { snoozedUntil: later, waiting: [urgent] }, 'wait snoozed', urgent],
  ['comes the moment its snooze is over', { snoozedUntil: now }, 'go'],
  ['waits for newer data where it rests on what is too old', { isTooOld: true }, 'hold old-data'],
  ['comes where its data is too old but it is urgent', { isTooOld: true, waiting: [urgent] }, 'go', urgent],
  [
    'waits for newer data also where it would come with the summary',
    { isTooOld: true, mode: 'digest' },
    'hold old-data',
  ],
  ['waits for newer data also in the first days', { isTooOld: true, alertsOn: false }, 'hold old-data'],
  ['waits while alerts are not switched on', { alertsOn: false }, 'hold quiet-start'],
  ['waits at night', { quiet: 'hours' }, 'hold quiet-hours'],
  ['waits at the weekend', { quiet: 'weekend' }, 'hold quiet-weekend'],
  ['waits on a holiday', { quiet: 'holiday' }, 'hold quiet-holiday'],
  ['waits while its reader is away', { quiet: 'away' }, 'hold quiet-away'],
  ['comes at night where it is urgent', { quiet: 'hours', waiting: [urgent] }, 'go', urgent],
  ['comes in the first days where it is urgent', { alertsOn: false, waiting: [urgent] }, 'go', urgent],
  ['comes while the day has room for it', { interrupted: 6 }, 'go'],
  ['waits once the day has no room', { interrupted: 7 }, 'hold budget'],
  ['comes where the day has no room but it is urgent', { interrupted: 7, waiting: [urgent] }, 'go', urgent],
  [
    'waits where more is at stake elsewhere',
    { budget: 1, waiting: [alert(), alert({ id: 2, stake: 5 })] },
    'hold budget',
  ],
  [
    'comes first where most is at stake',
    { budget: 1, waiting: [alert({ stake: 9 }), alert({ id: 2, stake: 5 })] },
    'go',
  ],
  ['comes before what came later with as much at stake', { budget: 1, waiting: [alert({ id: 2 }), alert()] }, 'go'],
  ['waits with others after an outage', { lateMinutes: 30, waiting: three }, 'hold outage'],
  ['waits with those that wait already after an outage', { lateMinutes: 30, missed: 2 }, 'hold outage'],
  ['comes by itself after an outage', { lateMinutes: 300 }, 'go'],
  ['comes with others where there was no outage', { lateMinutes: 29, waiting: three }, 'go'],
  [
    'carries what is about the same client',
    {
      waiting: [
        alert({ accountId: 3 }),
        alert({ id: 2, accountId: 3, kind: 'silent' }),
        alert({ id: 4, accountId: 5 }),
      ],
    },
    'go 2',
    alert({ accountId: 3 }),
  ],
  [
    'carries what is of its kind, where that is said as one',
    { waiting: [alert({ merges: true, accountId: 1 }), alert({ id: 2, merges: true, accountId: 2 })] },
    'go 2',
  ],
];

describe('an alert', () => {
  it.each(cases)('%s', (_, over, outcome, which = alert()) => {
    expect(told(decide(which, situation(over), now))).toBe(outcome);
  });
});

const anyAlert = fc.record({
  kind: fc.constantFrom('overdue', 'contract-date', 'contact-freshness'),
  accountId: fc.option(fc.integer({ min: 1, max: 6 })),
  stake: fc.integer({ min: 0, max: 9 }),
  isUrgent: fc.boolean(),
});
const anyWaiting = fc
  .array(anyAlert, { minLength: 1, maxLength: 40 })
  .map((all) => all.map((one, i): Alert => ({ ...one, id: i + 1, merges: one.kind !== 'overdue' })));

describe('what is due together', () => {
  it('is each in one group, whatever it is', () => {
    fc.assert(
      fc.property(anyWaiting, (waiting) => {
        const ids = groupsOf(waiting).flatMap((group) => group.map(({ id }) => id));
        expect(ids.toSorted((a, b) => a - b)).toEqual(waiting.map(({ id }) => id));
      }),
    );
  });

  it('is one message where it is about one client, and never two of several kinds', () => {
    fc.assert(
      fc.property(anyWaiting, (waiting) => {
        for (const group of groupsOf(waiting)) {
          const accounts = new Set(group.map(({ accountId }) => accountId));
          const kinds = new Set(group.map(({ kind }) => kind));
          expect(accounts.size === 1 || kinds.size === 1).toBe(true);
        }
      }),
    );
  });

  it('stands by what is at stake, the urgent first', () => {
    fc.assert(
      fc.property(anyWaiting, (waiting) => {
        const heads = groupsOf(waiting).map(([head]) => (head ? Number(head.isUrgent) * 100 + head.stake : 0));
        expect(heads).toEqual(heads.toSorted((a, b) => b - a));
      }),
    );
  });

  it('in whatever order it is looked at, fills the day to its limit and no further, with what is most at stake, and loses nothing', () => {
    fc.assert(
      fc.property(
        anyWaiting,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 9 }),
        fc.infiniteStream(fc.nat()),
        (all, budget, before, order) => {
          const calm = all.map((one) => ({ ...one, isUrgent: false }));
          let waiting = calm;
          const [sent, held]: [Alert[][], Alert[]] = [[], []];
          while (waiting.length > 0) {
            const [at = 0] = order.take(1);
            const one = waiting[at % waiting.length] ?? waiting[0];
            if (!one) break;
            const decision = decide(one, situation({ waiting, budget, interrupted: before + sent.length }), now);
            const gone = new Set([one.id, ...(decision.kind === 'go' ? decision.carries : [])]);
            const those = waiting.filter(({ id }) => gone.has(id));
            if (decision.kind === 'go') sent.push(those);
            else held.push(...those);
            waiting = waiting.filter(({ id }) => !gone.has(id));
          }
          expect([...sent.flat(), ...held].length).toBe(calm.length);
          expect(before + sent.length).toBeLessThanOrEqual(Math.max(budget, before));
          if (held.length > 0) expect(before + sent.length).toBeGreaterThanOrEqual(budget);
          const least = Math.min(...sent.map((group) => Math.max(...group.map(({ stake }) => stake))));
          for (const { stake } of held) expect(stake).toBeLessThanOrEqual(least);
        },
      ),
    );
  });
});

describe('a new installation', () => {
  const week = { hours: 24 * 7 };
  it.each([
    ['is quiet for its first week', null, now.subtract(week).add({ seconds: 1 }), false],
    ['speaks after its first week', null, now.subtract(week), true],
    ['speaks once it is told to', true, now, true],
    ['is quiet for as long as it is told to', false, now.subtract(week), false],
    ['of which nobody knows when it was set up speaks', null, null, true],
  ])('%s', (_, said, setUpAt, on) => {
    expect(areAlertsOn(said, setUpAt, now)).toBe(on);
  });
});
