import { describe, expect, it } from 'vitest';
import { countryOfZone } from './countries.ts';

describe('the country of a zone', () => {
  it.each([
    ['Europe/London', 'GB', 'GB'],
    ['Europe/Berlin', 'GB', 'DE'],
    ['Asia/Yekaterinburg', 'RU', 'RU'],
    ['Europe/Rome', 'RU', 'IT'],
    ['America/New_York', 'GB', 'US'],
    ['UTC', 'GB', 'GB'],
  ])('%s, where %s is likely, is %s', (zone, likely, country) => {
    expect(countryOfZone(zone, likely)).toBe(country);
  });
});
