import ICAL from 'ical.js';
import { Refused } from './refused.ts';

/** The name of a content line's property, upper case. */
export const nameOf = (line: string): string => line.slice(0, line.search(/[;:]/)).toUpperCase();

/** A property as the library reads it; null when it cannot. */
export const propertyOf = (line: string): ICAL.Property | null => {
  try {
    const property = ICAL.Property.fromString(line);
    // The library decodes values when they are first asked for, and throws then.
    property.getValues();
    return property;
  } catch {
    return null;
  }
};

/** A property of one time or several, its zone apart: names of zones hold colons and commas, and not everybody quotes them. */
export interface TimeProperty {
  readonly tzid: string | null;
  readonly parameters: string;
  readonly values: readonly (ICAL.Time | ICAL.Period)[];
}

// No value of a time has a colon in it, so the last one begins it.
const timeLine = /^[^;:]+((?:;.*)?):([^:]*)$/s;

const isReal = (value: unknown): value is ICAL.Time | ICAL.Period =>
  value instanceof ICAL.Period || value instanceof ICAL.Time;

/** The library takes the 30th of February for the second of March, and 99:60 for a time. */
const roundTrips = (property: ICAL.Property): boolean =>
  property
    .getValues()
    .every((value, i) => !(value instanceof ICAL.Time) || value.toString() === property.toJSON()[3 + i]);

/** @throws Refused */
export const timeProperty = (line: string): TimeProperty => {
  const [, parameters = '', written = ''] = timeLine.exec(line) ?? [];
  const value = written.trim();
  const tzid = /;TZID=(?:"([^"]*)"|(.*?))(?=;[\w-]+=|$)/i.exec(parameters);
  const type = /^\d{8}(,\d{8})*$/.test(value) ? 'DATE' : value.includes('/') ? 'PERIOD' : 'DATE-TIME';
  const property = propertyOf(`RDATE;VALUE=${type}:${value}`);
  if (!property || !roundTrips(property)) throw new Refused('unreadable-time');
  const values: unknown[] = property.getValues();
  if (values.length === 0 || !values.every(isReal)) throw new Refused('unreadable-time');
  return { tzid: (tzid?.[1] ?? tzid?.[2] ?? '').trim() || null, parameters, values };
};

/** The one value of a property such as SUMMARY; null when there is none. */
export const textOf = (line: string | undefined): string | null => {
  if (line === undefined) return null;
  const value: unknown = propertyOf(line)?.getFirstValue();
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
};
