import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isDue, renewalOf } from './renewal.ts';

const today = Temporal.PlainDate.from('2026-11-21');
const contract = (endsOn: string | null, noticeDays: number | null) =>
  renewalOf(
    {
      number: 'R-45',
      title: null,
      endsOn: endsOn === null ? null : Temporal.PlainDate.from(endsOn),
      noticeDays,
      autoRenews: false,
    },
    today,
  );

describe('the renewal of a contract', () => {
  it('counts the days to its end, and to the last day of notice', () => {
    const { daysToEnd, noticeOn, daysToNotice } = contract('2026-12-31', 30);
    expect([daysToEnd, noticeOn?.toString(), daysToNotice]).toEqual([40, '2026-12-01', 10]);
  });

  it.each<[endsOn: string | null, noticeDays: number | null, due: boolean, why: string]>([
    ['2027-02-19', null, true, 'its end is 90 days ahead'],
    ['2027-02-20', null, false, 'its end is 91 days ahead'],
    ['2027-12-31', 320, true, 'notice is to be given soon'],
    ['2026-11-01', 30, true, 'it has ended and nobody has said so'],
    [null, 30, false, 'it has no end'],
  ])('until %s with %s days of notice is due: %s, since %s', (endsOn, noticeDays, due) => {
    expect(isDue(contract(endsOn, noticeDays))).toBe(due);
  });
});
