import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../i18n/translator.ts';
import { readPlan } from './read-plan.ts';

const now = Temporal.Instant.from('2026-11-21T08:00:00Z');
const read = (text: string, language: Language) => {
  const { day, time, ...rest } = readPlan(text, { now, zone: 'Europe/Rome', language });
  return { when: `${day} ${time?.toString({ smallestUnit: 'minute' })}`, ...rest };
};

describe('a line that plans a meeting', () => {
  it.each<[Language, string, object]>([
    ['en', 'tomorrow 15:00 at their office, 40 min away', { place: 'their office', travelMinutes: 40 }],
    ['ru', 'завтра в 15:00 у них, ехать 40 мин', { place: 'у них', travelMinutes: 40 }],
    ['it', 'domani alle 15 da loro, 40 min di strada', { place: 'da loro', travelMinutes: 40 }],
    ['en', 'tomorrow 15:00 for 2 hours', { minutes: 120, place: '' }],
    ['en', 'tomorrow 15:00-16:30', { minutes: 90 }],
    ['ru', 'завтра в 15:00 на полтора часа, Невский 28', { minutes: 90, place: 'Невский 28' }],
    ['it', 'domani alle 15 per 30 minuti, via Manzoni 4', { minutes: 30, place: 'via Manzoni 4' }],
    ['en', 'tomorrow 15:00', { minutes: 60, place: '', travelMinutes: null }],
  ])('%s: %s', (language, text, expected) => {
    expect(read(text, language)).toMatchObject({ when: '2026-11-22 15:00', problem: null, ...expected });
  });

  it('keeps what was understood where something is missing', () => {
    expect(read('tomorrow at their office', 'en')).toMatchObject({ problem: 'no-time', place: 'their office' });
  });
});
