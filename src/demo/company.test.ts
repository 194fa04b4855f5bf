import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { demoCompany } from './company.ts';

const companyAt = (iso: string) => demoCompany(Temporal.Instant.from(iso));
const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Dates as days from a day, so that two companies made on different days can be compared. */
const relativeTo = (day: string, rows: readonly object[]) =>
  JSON.parse(JSON.stringify(rows), (_, value) => {
    const date =
      typeof value === 'string' && /^\d{4}-\d\d-\d\dT00:00:00.000Z$/.test(value) ? value.slice(0, 10) : undefined;
    return date ? Temporal.PlainDate.from(day).until(date, { largestUnit: 'day' }).days : value;
  });

describe('the demo company', () => {
  it('is the same for the same instant', () => {
    expect(digest(companyAt('2026-11-21T08:00:00Z'))).toBe(digest(companyAt('2026-11-21T08:00:00Z')));
  });

  it('is the same all day, but for the meetings that go by', () => {
    const { meeting: _, meetingAttendee: __, ...morning } = companyAt('2026-11-21T08:00:00Z');
    const { meeting: ___, meetingAttendee: ____, ...evening } = companyAt('2026-11-21T21:00:00Z');
    expect(digest(evening)).toBe(digest(morning));
  });

  it.each(['2027-11-21', '2028-02-29', '2027-01-01', '2026-11-22', '2026-03-29'])(
    'moves along with today: %s',
    (day) => {
      const then = companyAt('2026-11-21T08:00:00Z');
      const now = companyAt(`${day}T08:00:00Z`);
      for (const table of [
        'salesOrder',
        'orderLine',
        'goodsReturn',
        'invoice',
        'payment',
        'visit',
        'commitment',
        'contract',
      ] as const) {
        expect(relativeTo(day, now[table]), table).toEqual(relativeTo('2026-11-21', then[table]));
      }
    },
  );

  it.each([
    ['on a leap day', '2028-02-29T09:00:00Z'],
    ['on a Sunday', '2026-11-22T09:00:00Z'],
    ['ten minutes before midnight', '2026-11-20T22:50:00Z'],
    ['before the morning exports', '2026-11-20T03:00:00Z'],
    ['on New Year', '2027-01-01T00:30:00Z'],
  ])('has nothing from the future but what is planned, %s', (_, iso) => {
    const now = new Date(iso);
    const { salesOrder, invoice, payment, visit, importFile } = companyAt(iso);
    const known = [
      ...salesOrder.map((row) => row.orderedOn),
      ...salesOrder.flatMap((row) => row.shippedOn ?? []),
      ...invoice.map((row) => row.issuedOn),
      ...payment.map((row) => row.paidOn),
      ...visit.map((row) => row.happenedOn),
      ...importFile.map((row) => row.asOf),
    ];
    expect(known.filter((day) => new Date(day) > now)).toEqual([]);
  });

  it.each(['2026-11-21T08:00:00Z', '2026-11-20T22:50:00Z', '2026-11-22T03:00:00Z', '2028-02-29T12:00:00Z'])(
    'has a meeting of each KAM by tomorrow evening, ahead of %s',
    (iso) => {
      const now = Temporal.Instant.from(iso);
      const { meeting, person } = companyAt(iso);
      for (const kam of person.filter(({ role }) => role === 'kam')) {
        const tomorrow = now.toZonedDateTimeISO(kam.zone).toPlainDate().add({ days: 1 });
        const ahead = meeting
          .filter(({ personId, status }) => personId === kam.id && status === 'planned')
          .map(({ startsAt }) => Temporal.Instant.fromEpochMilliseconds(Number(startsAt)));
        expect(ahead.every((start) => Temporal.Instant.compare(start, now) > 0)).toBe(true);
        const days = ahead.map((start) => start.toZonedDateTimeISO(kam.zone).toPlainDate().toString());
        expect(days).toContain(tomorrow.toString());
      }
    },
  );
});
