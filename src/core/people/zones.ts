import { distance } from 'fastest-levenshtein';
import type { Temporal } from 'temporal-polyfill';
import { cleanLine } from '../commands/parse.ts';
import { languages, type Translator, translator } from '../i18n/translator.ts';
import { cities } from './cities.ts';

/** What somebody means by a time zone. */
export type ZoneRead =
  | { readonly kind: 'zone'; readonly zone: string }
  /** A fixed distance from UTC, in minutes east. It is no time zone: it does not know when clocks change. */
  | { readonly kind: 'offset'; readonly minutes: number }
  /** IANA zones of cities that are spelt like it. */
  | { readonly kind: 'unknown'; readonly near: readonly string[] };

const mostSuggestions = 4;
const moscow = 180;

const fold = (text: string): string =>
  cleanLine(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Folded city names of all languages, with their zones: those of the table, then the last words of IANA names. */
let known: ReadonlyMap<string, string> | undefined;
const knownCities = (): ReadonlyMap<string, string> => {
  known ??= new Map([
    ...Intl.supportedValuesOf('timeZone').map((zone) => [fold(zone.split('/').at(-1) ?? ''), zone] as const),
    ...languages.flatMap((language) => {
      const t = translator(language, 'UTC');
      return cities.map(({ name, zone }) => [fold(t(name)), zone] as const);
    }),
  ]);
  return known;
};

const offsetIn = (text: string): number | null => {
  const match = /^(utc|gmt|мск|msk)?\s*(?:([+−–-])\s*(\d{1,2})(?::?(\d{2}))?)?$/iu.exec(text);
  if (!match?.[0]) return null;
  const [, base = '', sign, hours = '0', minutes = '0'] = match;
  const east = (Number(hours) * 60 + Number(minutes)) * (sign === '+' || !sign ? 1 : -1);
  return (/^(мск|msk)$/iu.test(base) ? moscow : 0) + east;
};

/** Only region/city names: three-letter ones such as EST are fixed offsets in disguise, and so is everything in Etc. */
const ianaZone = (text: string): string | null => {
  const typed = text.replaceAll(' ', '_');
  if (!/^[a-z_]+(\/[a-z0-9_+-]+)+$/i.test(typed) || /^etc\//i.test(typed)) return null;
  const listed = cities.find(({ zone }) => zone.toLowerCase() === typed.toLowerCase());
  if (listed) return listed.zone;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: typed }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
};

const spelledLike = (folded: string): string[] => {
  if (folded.length < 3 || folded.length > 40) return [];
  const near = [...knownCities()]
    .map(([name, zone]) => ({ zone, far: name.startsWith(folded) ? 0 : distance(name, folded) }))
    .filter(({ far }) => far <= 2 && far * 2 < folded.length)
    .sort((a, b) => a.far - b.far);
  return [...new Set(near.map(({ zone }) => zone))].slice(0, mostSuggestions);
};

/** Reads an IANA zone, a city in any of the languages, or an offset such as UTC+3. */
export const readZone = (typed: string): ZoneRead => {
  const text = cleanLine(typed);
  const minutes = offsetIn(text);
  if (minutes !== null) return { kind: 'offset', minutes };
  const folded = fold(text);
  const zone = ianaZone(text) ?? knownCities().get(folded);
  return zone ? { kind: 'zone', zone } : { kind: 'unknown', near: spelledLike(folded) };
};

/** Zones of the best known cities that are so many minutes east of UTC now. */
export const zonesAt = (minutes: number, now: Temporal.Instant): string[] =>
  [...new Set(cities.map(({ zone }) => zone))]
    .filter((zone) => now.toZonedDateTimeISO(zone).offsetNanoseconds === minutes * 60e9)
    .slice(0, mostSuggestions);

/** The best known city of a zone in the reader's language; the zone itself when we know none. */
export const cityOf = (t: Translator, zone: string): string => {
  const city = cities.find((known) => known.zone === zone);
  return city ? t(city.name) : zone;
};
