import { z } from 'zod';
import { UserError } from '../../errors.ts';
import { readCountry } from '../../people/countries.ts';
import { readZone } from '../../people/zones.ts';
import { readHours } from '../../settings/read-hours.ts';

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

/** From when until when on a day. @throws UserError `invalid`: those are no hours */
export const hoursSaid = (typed: string): { readonly from: string; readonly until: string } => {
  const read = readHours(typed);
  if (!read) throw new UserError('invalid', 'settings-unreadable', { what: 'hours' }, 'hours');
  return read;
};
