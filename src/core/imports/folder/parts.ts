import type { AlarmParts } from '../../alarms/alarms.ts';
import type { Seals } from '../../calendars/seal.ts';
import type { Tx } from '../../db.ts';
import { type Translator, translator } from '../../i18n/translator.ts';

/** A folder that is watched for files to import. */
export interface WatchedFolder {
  /** Absolute. */
  readonly path: string;
  readonly seals: Seals;
}

export interface LookParts extends AlarmParts {
  readonly trace: string;
  readonly signal: AbortSignal;
}

/** Speaks to whoever opens the folder: in the organisation's language. */
export const companyTranslator = async (db: Tx): Promise<Translator> => {
  const organisation = await db.organisation.findUnique({ where: { id: 1 }, select: { language: true, zone: true } });
  return translator(organisation?.language ?? 'en', organisation?.zone ?? 'UTC');
};
