import { connect, type Db } from '../core/db.ts';
import { SetupError } from '../core/errors.ts';
import type { Translator } from '../core/i18n/translator.ts';
import { type Finding, fail, ok } from './finding.ts';

/** What the installation stands on. Each throws a SetupError that says what is wrong. */
export interface House {
  openDatabase(): Promise<{ readonly url: string; close(): Promise<void> }>;
  secretKey(): Promise<unknown>;
}

export interface HouseChecked {
  readonly findings: readonly Finding[];
  /** Null when it cannot be reached. */
  readonly db: Db | null;
  close(): Promise<void>;
}

/** Checks the database and the key of secrets, and keeps the database open for the checks that follow. */
export const checkHouse = async (t: Translator, house: House): Promise<HouseChecked> => {
  const key = house.secretKey().then(
    () => ok(t('doctor-key')),
    (error: unknown) => fail(t('doctor-key-wrong', { reason: reasonOf(error) }), t('doctor-key-mend')),
  );
  try {
    const database = await house.openDatabase();
    const db = connect(database.url, { max: 1 });
    return {
      findings: [ok(t('doctor-database')), await key],
      db,
      close: async () => {
        await db.$disconnect();
        await database.close();
      },
    };
  } catch (error) {
    const database = fail(t('doctor-database-away', { reason: reasonOf(error) }), t('doctor-database-mend'));
    return { findings: [database, await key], db: null, close: async () => {} };
  }
};

/** An error that is not meant for people may show an address with a password: only its kind is told. */
const reasonOf = (error: unknown): string => {
  if (error instanceof SetupError) return error.message;
  return error instanceof Error ? error.name : 'Error';
};
