import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DayEvidence, type DayOrder, isEmptyDay, readDay } from './day.ts';

const decide = (...texts: string[]) => {
  const evidence = new DayEvidence();
  for (const text of texts) evidence.add(text);
  return evidence.decide();
};

describe('reading a day', () => {
  it.each<[string, DayOrder, string | null]>([
    ['2026-11-21', 'day-first', '2026-11-21'],
    ['2026/1/5', 'month-first', '2026-01-05'],
    ['20261121', 'month-first', '2026-11-21'],
    ['21.11.2026', 'day-first', '2026-11-21'],
    ['21.11.2026 9:02:51', 'day-first', '2026-11-21'],
    ['03.04.2026', 'month-first', '2026-04-03'],
    ['21.11.26', 'day-first', '2026-11-21'],
    ['11/21/2026', 'month-first', '2026-11-21'],
    ['11/21/2026 11:59 PM', 'month-first', '2026-11-21'],
    ['21/11/2026', 'day-first', '2026-11-21'],
    ['21/11/2026', 'month-first', null],
    ['1996-07-04 00:00:00.000', 'day-first', '1996-07-04'],
    ['2026-02-29', 'day-first', null],
    ['29.02.2028', 'day-first', '2028-02-29'],
    ['21.11-2026', 'day-first', null],
    ['46346', 'day-first', null],
    ['yesterday', 'day-first', null],
    ['30-set-26', 'month-first', '2026-09-30'],
    ['30-сен-26', 'day-first', '2026-09-30'],
    ['1 мая 2026 г.', 'day-first', '2026-05-01'],
    ['20 ноября 2026 г. 0:00:00', 'day-first', '2026-11-20'],
    ['2-Nov-2026', 'month-first', '2026-11-02'],
    ['31-giu-26', 'day-first', null],
    ['12 foo 2026', 'day-first', null],
    ['20 setNN 26', 'day-first', null],
    ['2026-11-21T23:30:00Z', 'day-first', '2026-11-22'],
    ['2026-11-21T23:30:00+01:00', 'day-first', '2026-11-21'],
  ])('%j, %s, is %j', (text, order, expected) => {
    expect(readDay(text, order, 'Europe/Rome')).toBe(expected);
  });

  it("knows 1C's empty day", () => {
    expect(isEmptyDay('01.01.0001 0:00:00')).toBe(true);
    expect(isEmptyDay('01.01.2001')).toBe(false);
  });

  it('gives back what was written, in every style', () => {
    const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2049-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom('.', '/', '-'), fc.boolean(), (date, divider, monthFirst) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = '', month = '', day = ''] = iso.split('-');
        const last = monthFirst && divider !== '.' ? [month, day, year] : [day, month, year];
        const order = monthFirst ? 'month-first' : 'day-first';
        expect(readDay(last.join(divider), order, 'UTC')).toBe(iso);
        expect(readDay(`${last.join(divider)} 10:15`, order, 'UTC')).toBe(iso);
        expect(readDay([year, month, day].join(divider), order, 'UTC')).toBe(iso);
        expect(readDay(year + month + day, order, 'UTC')).toBe(iso);
      }),
    );
  });
});

describe('a column of days', () => {
  it('is told by any day above 12', () => {
    expect(decide('03/04/2026', '13/04/2026')).toBe('day-first');
    expect(decide('03/04/2026', '04/13/2026')).toBe('month-first');
  });

  it('whose months are words is in no doubt', () => {
    expect(decide('03-apr-26', '04-set-26')).toBe('day-first');
  });

  it('with dots, with the year in front, or of days like 05/05 is in no doubt', () => {
    expect(decide('03.04.2026', '2026-04-03', '05/05/2026', '')).toBe('day-first');
  });

  it('is not guessed', () => {
    expect(decide('03/04/2026', '2026-11-21')).toBe('ambiguous');
    expect(decide('13/04/2026', '04/13/2026')).toBe('mixed');
  });
});
