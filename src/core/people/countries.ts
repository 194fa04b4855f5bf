import { cleanLine } from '../commands/parse.ts';
import { languages, type Translator } from '../i18n/translator.ts';

/** What is named like a country and is none, or is there to be tried out. */
const none = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

/** Former names such as SU stand for what is there today. */
const today = (code: string): string => new Intl.Locale(`und-${code}`).region ?? code;

const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));

/** ISO 3166-1, by whatever a country is called in a language that we speak. */
let known: ReadonlyMap<string, string> | undefined;
const codes = (): ReadonlyMap<string, string> => {
  known ??= new Map(
    languages.flatMap((language) => {
      const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
      return letters
        .flatMap((first) => letters.map((second) => first + second))
        .flatMap((code) => {
          const [name, country] = [names.of(code), today(code)];
          if (name === undefined || none.has(country)) return [];
          return [[name.toLowerCase(), country] as const, [code.toLowerCase(), country] as const];
        });
    }),
  );
  return known;
};

/** The country that somebody means, as ISO 3166-1 names it: by its two letters, or its name in any language that we speak. Null: none that there is. */
export const readCountry = (typed: string): string | null => codes().get(cleanLine(typed).toLowerCase()) ?? null;

/** What a country is called. @param code as imports have it: not necessarily one that there is */
export const countryName = ({ language }: Translator, code: string): string =>
  /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code) : code;

/** As the engine has it: a method where it is new, else a list. */
type WithZones = Intl.Locale & { readonly timeZones?: readonly string[]; getTimeZones?(): readonly string[] };

const isZoneOf = (zone: string, country: string): boolean => {
  const locale: WithZones = new Intl.Locale(`und-${country}`);
  return (locale.getTimeZones?.() ?? locale.timeZones ?? []).includes(zone);
};

/**
 * The country that a zone is in: `likely`, if it is one of its zones; else the first by its code, such as DE for Europe/Berlin; `likely` again where
 * no country has it.
 * @param zone IANA
 */
export const countryOfZone = (zone: string, likely: string): string =>
  isZoneOf(zone, likely)
    ? likely
    : ([...new Set(codes().values())].sort().find((one) => isZoneOf(zone, one)) ?? likely);
