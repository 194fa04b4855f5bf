import { z } from 'zod';
import { UserError } from '../../errors.ts';
import { readCountry } from '../../people/countries.ts';
import { readZone } from '../../people/zones.ts';
import { readTime } from '../../settings/values-of-time.ts';

/** What forms of people and departments say in words. */

/** @throws UserError `invalid`: that is no city or zone that we know */
export const zoneSaid = (typed: string): string => {
  const read = readZone(typed);
  if (read.kind !== 'zone') {
    throw new UserError('invalid', read.kind === 'offset' ? 'timezone-offset' : 'timezone-unknown', {}, 'zone');
  }
  return read.zone;
};

/** Null where nothing was said. @throws UserError `invalid`: there is no such country */
export const countrySaid = (typed: string | undefined): string | null => {
  if (typed === undefined) return null;
  const country = readCountry(typed);
  if (country === null) throw new UserError('invalid', 'admin-country-unknown', {}, 'country');
  return country;
};

/** Null where nothing was said. @throws UserError `invalid`: that is no address */
export const emailSaid = (typed: string | undefined): string | null => {
  if (typed === undefined) return null;
  const read = z.email().safeParse(typed);
  if (!read.success) throw new UserError('invalid', 'admin-email-unknown', {}, 'email');
  return read.data;
};

/** Wall time as it is kept, of `9`, `9:30` or `18.00`. @throws UserError `invalid`: that is no time */
export const timeSaid = (typed: string, field: string): string => {
  const read = readTime(typed);
  if (read === null) throw new UserError('invalid', 'move-time-unknown', {}, field);
  return read;
};
