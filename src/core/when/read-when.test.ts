import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Language } from '../i18n/translator.ts';
import { readWhen } from './read-when.ts';
import { readDuration, readTravel } from './spans.ts';

/** A Saturday, 09:00 in Rome. */
const now = Temporal.Instant.from('2026-11-21T08:00:00Z');
const read = (text: string, language: Language = 'en', at = now, zone = 'Europe/Rome') => {
  const { day, time, until, problem, rest } = readWhen(text, { now: at, zone, language });
  return { said: `${day} ${time?.toString({ smallestUnit: 'minute' })}`, until: until?.toString(), problem, rest };
};

describe('a day and a time', () => {
  it.each<[Language, string, string]>([
    ['en', 'tomorrow 15:00', '2026-11-22 15:00'],
    ['en', 'on Friday at 3pm', '2026-11-27 15:00'],
    ['en', '3 Dec 10:30', '2026-12-03 10:30'],
    ['en', '3 March at 10:30', '2027-03-03 10:30'],
    ['en', '2026-12-01 9:15', '2026-12-01 09:15'],
    ['en', '11:00', '2026-11-21 11:00'],
    ['ru', 'завтра в 15:00', '2026-11-22 15:00'],
    ['ru', 'в пятницу в 15', '2026-11-27 15:00'],
    ['ru', 'во вторник 14.30', '2026-11-24 14:30'],
    ['ru', 'послезавтра в 9', '2026-11-23 09:00'],
    ['ru', '3 декабря в 10:30', '2026-12-03 10:30'],
    ['ru', 'через неделю в 12:00', '2026-11-28 12:00'],
    ['it', 'domani alle 15', '2026-11-22 15:00'],
    ['it', 'venerdì alle 15', '2026-11-27 15:00'],
    ['it', 'lunedi 9:00', '2026-11-23 09:00'],
    ['it', 'dopodomani alle 9', '2026-11-23 09:00'],
    ['it', '3 dicembre ore 10:30', '2026-12-03 10:30'],
    // Somebody whose language is another.
    ['en', 'завтра в 15:00', '2026-11-22 15:00'],
    ['ru', 'domani alle 15', '2026-11-22 15:00'],
    ['it', 'tomorrow at 3pm', '2026-11-22 15:00'],
  ])('%s: %s is %s', (language, text, expected) => {
    expect(read(text, language)).toMatchObject({ said: expected, problem: null });
  });

  it('gives the rest of the text, wherever the moment stands in it', () => {
    expect(read('at their office tomorrow 15:00, with Anna').rest).toBe('at their office  , , with Anna');
  });

  it('reads when it ends', () => {
    expect(read('tomorrow 15:00-16:30')).toMatchObject({ said: '2026-11-22 15:00', until: '16:30:00' });
  });

  it.each<[string, Language, string, ReturnType<typeof read>['problem']]>([
    ['with Anna', 'en', 'null undefined', 'no-day'],
    ['', 'en', 'null undefined', 'no-day'],
    ['tomorrow', 'en', '2026-11-22 undefined', 'no-time'],
    ['завтра', 'ru', '2026-11-22 undefined', 'no-time'],
    ['today 8:00', 'en', '2026-11-21 08:00', 'past'],
    ['today 9:00', 'en', '2026-11-21 09:00', 'past'],
    ['сегодня в 8:00', 'ru', '2026-11-21 08:00', 'past'],
    ['oggi alle 8', 'it', '2026-11-21 08:00', 'past'],
    ['завтра в 3', 'ru', '2026-11-22 15:00', 'half-day'],
    ['domani alle 3', 'it', '2026-11-22 15:00', 'half-day'],
  ])('asks about «%s»', (text, language, said, problem) => {
    expect(read(text, language)).toMatchObject({ said, problem });
  });

  it('takes the time of a night on which the clocks jump as it is written', () => {
    const before = Temporal.Instant.from('2027-03-27T08:00:00Z');
    expect(read('tomorrow 02:30', 'en', before)).toMatchObject({ said: '2027-03-28 02:30', problem: null });
  });

  it('reckons days where the person is', () => {
    const late = Temporal.Instant.from('2026-11-21T22:30:00Z');
    expect(read('tomorrow 10:00', 'en', late, 'Europe/Moscow').said).toBe('2026-11-23 10:00');
    expect(read('tomorrow 10:00', 'en', late, 'America/New_York').said).toBe('2026-11-22 10:00');
  });

  it('never fails, whatever is typed, and gives no moment that is over', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.constantFrom<Language>('en', 'ru', 'it'),
        (text, language) => {
          const { day, time, problem } = readWhen(text, { now, zone: 'Europe/Rome', language });
          if (problem !== null || !day || !time) return;
          const moment = day.toZonedDateTime({ timeZone: 'Europe/Rome', plainTime: time }).toInstant();
          expect(Temporal.Instant.compare(moment, now)).toBe(1);
        },
      ),
    );
  });

  it('reads a long text quickly', () => {
    expect(read(`tomorrow 15:00 ${'встреча 12 '.repeat(1_000)}`).said).toBe('2026-11-22 15:00');
  });
});

describe('how long', () => {
  it.each([
    ['40 min away', 40],
    ['1 h 10 min drive', 70],
    ['travel time 25 minutes', 25],
    ['ехать 40 мин', 40],
    ['40 минут езды', 40],
    ['час езды', 60],
    ['ехать полтора часа', 90],
    ['40 min di strada', 40],
    ["mezz'ora di macchina", 30],
    ['1,5 ore di viaggio', 90],
    ['with Anna for 2 hours', null],
  ])('the way of «%s» takes %s minutes', (text, minutes) => {
    expect(readTravel(text).minutes).toBe(minutes);
  });

  it.each([
    ['for 2 hours', 120],
    ['90 min', 90],
    ['на полтора часа', 90],
    ['на час', 60],
    ['на 45 минут', 45],
    ['per 30 minuti', 30],
    ["per un'ora", 60],
    ['in 2 hours', null],
    ['через 2 часа', null],
    ['room 5 hall', null],
  ])('«%s» lasts %s minutes', (text, minutes) => {
    expect(readDuration(text).minutes).toBe(minutes);
  });
});
