import type { Temporal } from 'temporal-polyfill';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Language } from '../../generated/prisma/enums.ts';
import { instantColumn } from '../clock.ts';
import type { Tx } from '../db.ts';
import { msg } from '../i18n/translator.ts';
import type { Mapping } from './mapping.ts';
import { refuse, type Said } from './refusal.ts';

/** The company that the rows belong to. */
export interface Company {
  readonly zone: string;
  readonly language: Language;
  /** Null: rows without a currency of their own cannot be taken. */
  readonly currency: string | null;
  /** Told when the company was made by this run. */
  readonly notes: readonly Said[];
}

/** Where a language is at home, for a company that has not said in which country it is. English is at home with several currencies. */
const homes: Record<Language, { country: string; name: string; currency: string | null; zone: string | null }> = {
  en: { country: 'GB', name: 'Our company', currency: null, zone: null },
  ru: { country: 'RU', name: 'Наша компания', currency: 'RUB', zone: 'Europe/Moscow' },
  it: { country: 'IT', name: 'La nostra azienda', currency: 'EUR', zone: 'Europe/Rome' },
};

/** That of this machine. Servers have none of their own: there it is that of the language. */
const zoneOf = (language: Language): string => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone === 'UTC' ? (homes[language].zone ?? zone) : zone;
};

/** The country in which a language is at home. */
export const homeCountry = (language: Language): string => homes[language].country;

/** The currency that those who speak a language will mostly reckon in; null: there are several. */
export const homeCurrency = (language: Language): string | null => homes[language].currency;

/** Empties the demo company. Handed in: the demo is not this room's. */
export type ClearDemo = (tx: Tx) => Promise<void>;

/** What a company of one's own begins with. */
export interface NewCompany {
  readonly name: string;
  /** IANA. */
  readonly zone: string;
  readonly language: Language;
  /** ISO. */
  readonly currency: string;
  /** Where it is not said, that in which the language is at home. */
  readonly country?: string | undefined;
}

/** Makes a company where there is none. @throws Refused when another program has just made one */
export const foundCompany = async (
  tx: Tx,
  { name, zone, language, currency, country = homes[language].country }: NewCompany,
  now: Temporal.Instant,
): Promise<void> => {
  const setUpAt = instantColumn(now);
  try {
    await tx.organisation.create({
      data: { name, zone, language, baseCurrency: currency, country, isDemo: false, setUpAt },
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      throw refuse(msg('import-refused-company-meanwhile'));
    throw error;
  }
};

/**
 * The company that an import goes to. Without one it is made, from the mapping, and from what can be derived: the zone of this
 * machine, or of the language where it has none, the language of the terminal, that language's country and currency. Someone must be able to look: an administrator `admin` is made where there is none.
 * @throws Refused when it is the demo company and that was not to be replaced, or when another program has just started a company
 */
export const prepareCompany = async (
  tx: Tx,
  mapping: Mapping,
  options: { clearDemo: ClearDemo | null; language: Language; now: Temporal.Instant },
): Promise<Company> => {
  const found = await tx.organisation.findUnique({ where: { id: 1 } });
  if (found?.isDemo) {
    if (!options.clearDemo) throw refuse(msg('import-refused-demo'));
    await options.clearDemo(tx);
  }
  if (found && !found.isDemo)
    return { zone: found.zone, language: found.language, currency: found.baseCurrency, notes: [] };
  const language = mapping.organisation?.language ?? options.language;
  const name = mapping.organisation?.name ?? homes[language].name;
  const zone = mapping.zone ?? zoneOf(language);
  const currency = mapping.currency ?? homes[language].currency;
  const country = mapping.organisation?.country;
  await foundCompany(tx, { name, zone, language, currency: currency ?? 'EUR', country }, options.now);
  const notes: Said[] = [
    { key: msg('import-note-company'), args: { name, zone, currency: currency ?? 'EUR' } },
    { key: msg('import-note-console-secret'), args: {} },
  ];
  if ((await tx.person.count({ where: { role: 'administrator' } })) === 0) {
    await tx.person.create({ data: { handle: 'admin', name: 'Administrator', role: 'administrator', language, zone } });
    notes.push({ key: msg('import-note-administrator'), args: {} });
  }
  return { zone, language, currency, notes };
};
