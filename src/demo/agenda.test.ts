import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Slot, slotFor } from './agenda.ts';
import type { AgendaItem } from './client.ts';

const meeting: AgendaItem = { day: 0, at: '15:00', minutes: 60, title: 'Terms', where: 'There', with: [] };
const at = (iso: string) => Temporal.ZonedDateTime.from(`${iso}[Europe/Rome]`);
const startOf = (item: AgendaItem, now: string, taken: readonly Slot[] = []) =>
  slotFor(item, at(now), taken).start.toPlainDateTime().toString({ smallestUnit: 'minute' });

describe('the slot of a meeting to come', () => {
  it('is its own time while that is ahead', () => {
    expect(startOf(meeting, '2026-11-20T09:00')).toBe('2026-11-20T15:00');
  });

  it('is later the same day once its time has passed', () => {
    expect(startOf(meeting, '2026-11-20T15:40')).toBe('2026-11-20T16:30');
  });

  it('is tomorrow morning when the day is over', () => {
    expect(startOf(meeting, '2026-11-20T23:50')).toBe('2026-11-21T09:00');
  });

  it('makes way for another meeting', () => {
    const taken = [slotFor(meeting, at('2026-11-20T09:00'), [])];
    expect(startOf(meeting, '2026-11-20T09:00', taken)).toBe('2026-11-20T16:00');
  });

  it('keeps to working days when it is further off than tomorrow', () => {
    expect(startOf({ ...meeting, day: 2 }, '2026-11-19T09:00')).toBe('2026-11-23T15:00');
    expect(startOf({ ...meeting, day: 2 }, '2026-11-20T09:00')).toBe('2026-11-23T15:00');
  });

  it('is always ahead, within the working day and free, whenever one asks', () => {
    const instants = fc.integer({ min: 1_700_000_000, max: 2_000_000_000 });
    const items = fc.record({
      day: fc.nat(9),
      hour: fc.integer({ min: 8, max: 20 }),
      minutes: fc.constantFrom(30, 45, 60, 90),
    });
    fc.assert(
      fc.property(instants, fc.array(items, { maxLength: 12 }), (second, wanted) => {
        const now = Temporal.Instant.fromEpochMilliseconds(second * 1000).toZonedDateTimeISO('Europe/Rome');
        const slots: Slot[] = [];
        for (const { day, hour, minutes } of wanted) {
          slots.push(slotFor({ ...meeting, day, minutes, at: `${String(hour).padStart(2, '0')}:00` }, now, slots));
        }
        return slots.every(
          ({ start, end }, i) =>
            Temporal.ZonedDateTime.compare(start, now) > 0 &&
            start.hour >= 8 &&
            (end.hour < 19 || (end.hour === 19 && end.minute === 0)) &&
            slots.every(
              (other, j) =>
                i === j ||
                Temporal.ZonedDateTime.compare(end, other.start) <= 0 ||
                Temporal.ZonedDateTime.compare(other.end, start) <= 0,
            ),
        );
      }),
    );
  });
});
