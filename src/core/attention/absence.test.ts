import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { readAbsence } from './absence.ts';

/** A Thursday. */
const today = Temporal.PlainDate.from('2026-11-26');

it.each([
  ['until Friday', '2026-11-26 2026-11-27'],
  ['до пятницы', '2026-11-26 2026-11-27'],
  ['до пт', '2026-11-26 2026-11-27'],
  ['fino a venerdì', '2026-11-26 2026-11-27'],
  ['tomorrow', '2026-11-27 2026-11-27'],
  ['завтра', '2026-11-27 2026-11-27'],
  ['1.12 - 5.12', '2026-12-01 2026-12-05'],
  ['01/12–05/12', '2026-12-01 2026-12-05'],
  ['2026-12-01 2026-12-05', '2026-12-01 2026-12-05'],
  ['from Monday to Friday', '2026-11-30 2026-12-04'],
  ['с 1.12 по 5.12', '2026-12-01 2026-12-05'],
  ['dal 1/12 al 5/12', '2026-12-01 2026-12-05'],
  ['5.12 - 1.12', 'over'],
  ['28.12 - 5.1', '2026-12-28 2027-01-05'],
  ['20.11 - 21.11', 'over'],
  ['1.12.2026 - 1.3.2029', 'long'],
  ['off', 'null'],
  ['Вернулась', 'null'],
  ['next summer, perhaps', 'unclear'],
  ['Friday Saturday Sunday', 'unclear'],
])('%s', (typed, meant) => {
  const read = readAbsence(typed, today);
  expect(typeof read === 'object' && read ? `${read.from} ${read.until}` : String(read)).toBe(meant);
});
