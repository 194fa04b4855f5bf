import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { languages, translator } from '../i18n/translator.ts';
import { cities } from './cities.ts';
import { cityOf, readZone, zonesAt } from './zones.ts';

const winter = Temporal.Instant.from('2026-11-21T08:00:00Z');

describe('a time zone', () => {
  it.each([
    ['Europe/Rome', 'Europe/Rome'],
    ['europe/rome', 'Europe/Rome'],
    ['America/New York', 'America/New_York'],
    ['Rome', 'Europe/Rome'],
    ['Roma', 'Europe/Rome'],
    ['Рим', 'Europe/Rome'],
    ['  рим ', 'Europe/Rome'],
    ['Milano', 'Europe/Rome'],
    ['Санкт-Петербург', 'Europe/Moscow'],
    ['санкт петербург', 'Europe/Moscow'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['sao paulo', 'America/Sao_Paulo'],
    ['Monaco di Baviera', 'Europe/Berlin'],
    ['Anchorage', 'America/Anchorage'],
  ])('may be said as %s', (typed, zone) => expect(readZone(typed)).toEqual({ kind: 'zone', zone }));

  it.each([
    ['UTC+3', 180],
    ['utc +03:00', 180],
    ['GMT-5', -300],
    ['UTC−5', -300],
    ['+5:30', 330],
    ['МСК', 180],
    ['МСК+2', 300],
    ['UTC', 0],
  ])('is not an offset such as %s', (typed, minutes) => expect(readZone(typed)).toEqual({ kind: 'offset', minutes }));

  it.each(['EST', 'Etc/GMT-3', 'Europe/Atlantis', '', '%', '../../etc/passwd'])('is not %s', (typed) => {
    expect(readZone(typed)).toMatchObject({ kind: 'unknown' });
  });

  it('misspelt is not guessed, but near ones are offered', () => {
    expect(readZone('Mosow')).toEqual({ kind: 'unknown', near: ['Europe/Moscow'] });
    expect(readZone('Rim')).toMatchObject({ kind: 'unknown' });
    expect(readZone('Xyzzy')).toEqual({ kind: 'unknown', near: [] });
  });

  it('may be asked for in any words at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        readZone(typed);
      }),
    );
  });
});

describe('the cities', () => {
  it('lie in zones that this machine knows', () => {
    for (const { zone } of cities) expect(() => winter.toZonedDateTimeISO(zone)).not.toThrow();
  });

  it('are found by their names in every language, each in its own zone', () => {
    for (const language of languages) {
      const t = translator(language, 'UTC');
      for (const { name, zone } of cities)
        expect([t(name), readZone(t(name))]).toEqual([t(name), { kind: 'zone', zone }]);
    }
  });

  it('stand for their zone in the reader’s language', () => {
    expect(cityOf(translator('ru', 'UTC'), 'Europe/Rome')).toBe('Рим');
    expect(cityOf(translator('it', 'UTC'), 'America/Anchorage')).toBe('America/Anchorage');
  });

  it('are offered by the offset that they have now', () => {
    const summer = Temporal.Instant.from('2026-07-21T08:00:00Z');
    expect(zonesAt(180, winter)[0]).toBe('Europe/Moscow');
    expect(zonesAt(180, summer)[0]).toBe('Europe/Moscow');
    expect(zonesAt(60, winter)).toContain('Europe/Rome');
    expect(zonesAt(60, summer)).not.toContain('Europe/Rome');
    expect(zonesAt(17, winter)).toEqual([]);
  });
});
