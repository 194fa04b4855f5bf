import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { askAt } from './rules.ts';

const day = Temporal.PlainDate.from('2026-11-23');
const ending = (...times: string[]) => times.map((time) => ({ endsAt: Temporal.Instant.from(`2026-11-23T${time}Z`) }));

it.each([
  [[], null],
  [['09:00'], '2026-11-23T09:10:00Z'],
  // In the evening where they are, not before the last is over.
  [['09:00', '12:00'], '2026-11-23T17:00:00Z'],
  [['09:00', '16:49'], '2026-11-23T17:00:00Z'],
  [['19:00', '09:00'], '2026-11-23T19:10:00Z'],
])('of meetings that end at %j is asked at %s', (times, at) => {
  expect(askAt(ending(...times), day, 'Europe/Rome')?.toString() ?? null).toBe(at);
});
