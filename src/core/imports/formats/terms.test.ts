import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dueByTerms } from './terms.ts';

const due = (terms: string, issuedOn: string, instalment: number | null = null) =>
  dueByTerms(terms, Temporal.PlainDate.from(issuedOn), instalment)?.toString() ?? null;

describe('terms of payment', () => {
  it.each([
    ['60 gg d.f.f.m.', '2026-07-31', 1, '2026-09-30'],
    ['60 gg d.f.f.m.', '2026-12-31', null, '2027-02-28'],
    ['60gg DFFM', '2026-07-05', null, '2026-09-30'],
    ['30 gg fine mese', '2026-01-31', null, '2026-02-28'],
    ['45 gg f.m.', '2026-01-10', null, '2026-02-28'],
    ['30/60 gg d.f.f.m.', '2026-09-15', 1, '2026-10-31'],
    ['30/60 gg d.f.f.m.', '2026-09-15', 2, '2026-11-30'],
    ['30/60/90', '2026-09-15', 2, '2026-11-14'],
    ['30 - 60 - 90 gg', '2026-09-15', 3, '2026-12-14'],
    ['30 gg/60 gg', '2026-09-15', 1, '2026-10-15'],
    ['30/60', '2026-09-15', null, '2026-11-14'],
    ['60 gg d.f. +10', '2026-10-05', 1, '2026-12-14'],
    ['30 gg f.m. + 10', '2026-10-05', null, '2026-12-10'],
    ['B.B. 30 gg', '2026-10-05', null, '2026-11-04'],
    ['RB 60 gg f.m. 10/09 10/01', '2026-06-15', null, '2026-09-10'],
    ['RB 60 gg f.m. 10/09 10/01', '2026-10-15', null, '2027-01-10'],
    ['RB 60 gg f.m. 10/09 10/01', '2026-07-15', null, '2026-09-30'],
    ['rimessa diretta', '2026-10-05', null, '2026-10-05'],
    ['Rimessa diretta 30 gg', '2026-10-05', null, '2026-11-04'],
    ['vista fattura', '2026-10-05', null, '2026-10-05'],
    ['45 к.д.', '2026-09-03', null, '2026-10-18'],
    ['10 б.д.', '2026-11-02', null, '2026-11-16'],
    ['Net 30', '2026-10-05', null, '2026-11-04'],
    ['bonifico', '2026-10-05', null, null],
    ['30/60', '2026-10-05', 3, null],
    ['', '2026-10-05', null, null],
  ])('%s, of %s, instalment %s', (terms, issuedOn, instalment, day) => {
    expect(due(terms, issuedOn, instalment)).toBe(day);
  });
});
