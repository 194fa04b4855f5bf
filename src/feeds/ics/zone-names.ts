import { findIana } from 'windows-iana';
import { fixedZone, ianaZone, utc, type Zone } from './zone.ts';

const hour = 3_600_000;

/** `+1`, `-05:30`, `GMT +01:00`, `(UTC)`: an offset, and what is written after it. */
const offsetName = /^\(?(?:UTC|GMT)?\s*(?:([+-])(\d{1,2}):?(\d{2})?)?\)?(?:\s+(.+))?$/i;

/** `(UTC+01:00) Amsterdam, Berlin` is a list of cities, as the last part of IANA names is. */
const zoneOfCity = new Map(
  Intl.supportedValuesOf('timeZone').map((name) => [name.split('/').at(-1)?.replaceAll('_', ' ').toLowerCase(), name]),
);

/** An IANA name, perhaps behind the path of whoever wrote it: `/freeassociation.sourceforge.net/Europe/Berlin`. */
const byPath = (name: string): Zone | null => {
  const parts = name.split('/').filter(Boolean);
  return parts.length < 2 ? null : (ianaZone(parts.slice(-2).join('/')) ?? ianaZone(parts.slice(-3).join('/')));
};

/** `W. Europe Standard Time`; also with a number that Outlook adds to tell its zones apart. */
const byWindowsName = (name: string): Zone | null => {
  const [iana] = findIana(name.replace(/ \d+$/, ''));
  return iana ? ianaZone(iana) : null;
};

/** `Eastern Time (US & Canada)` and `Central America` go by these names in Windows itself. */
const byDescription = (description: string): Zone | null => {
  const bare = description.replace(/\s*\(.*\)/, '').replace(/ Time$/, '');
  return byWindowsName(`${bare} Standard Time`);
};

const byCity = (description: string): Zone | null => {
  for (const city of description.split(',')) {
    const name = zoneOfCity.get(city.trim().toLowerCase());
    if (name) return ianaZone(name);
  }
  return null;
};

/** What is described with an offset is the place that is named; without a place, the offset. */
const byOffset = (name: string): Zone | null => {
  const found = offsetName.exec(name);
  if (!found) return null;
  const [, sign, hours, minutes, place] = found;
  if (place) return byCity(place) ?? byDescription(place);
  if (!sign) return utc;
  const offset = Number(hours) * hour + (Number(minutes ?? 0) * hour) / 60;
  return fixedZone(sign === '-' ? -offset : offset);
};

/**
 * The zone that programs mean by a TZID. `inFile` are the zones which the file defines itself: they come after the known names, since what files say
 * of known zones is often cut short, and before guesses.
 * @returns null when nobody knows
 */
export const zoneNamed = (tzid: string, inFile: ReadonlyMap<string, Zone>): Zone | null =>
  (/^[+-]/.test(tzid) ? null : ianaZone(tzid)) ??
  byPath(tzid) ??
  byWindowsName(tzid) ??
  inFile.get(tzid) ??
  byOffset(tzid) ??
  byDescription(tzid);
