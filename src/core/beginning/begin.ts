import { audit } from '../audit/record.ts';
import type { Clock } from '../clock.ts';
import type { Context } from '../commands/define.ts';
import { hashOfConsoleSecret, newConsoleSecret } from '../console-secret.ts';
import type { Tx } from '../db.ts';
import { UserError } from '../errors.ts';
import { lockImports } from '../imports/lock.ts';
import { type ClearDemo, foundCompany, type NewCompany } from '../imports/organisation.ts';
import { betweenSteps } from '../moved-clock.ts';
import { handlesOf } from '../people/names.ts';
import type { Person } from '../people/person.ts';

/** What it takes to begin a company of one's own from within, in place of the demo. */
export interface Beginning {
  readonly clearDemo: ClearDemo;
  /** The real time, which a company of one's own has, wherever the demo has come to. */
  readonly realClock: Clock;
  /** Has this process show that time, now that the demo is gone. */
  settle(): Promise<void>;
  /** Whether the console has no secret of the settings, so that the company needs one of its own. */
  readonly needsSecret: boolean;
}

/** A company that has begun. */
export interface Begun {
  /** Who began it, as whom they are known there. */
  readonly person: Person;
  /** What the console asks for from now on, in clear: it is told this once, and kept nowhere. Null: as before. */
  readonly secret: string | null;
}

type Asker = Pick<Context, 'db' | 'person' | 'channel' | 'key' | 't' | 'onProgress'>;

/** Holds the asker's files that wait until the end of the transaction, since all tables are emptied before. None is as of a day to come. */
const carryFiles = async (tx: Tx, from: number, now: Date): Promise<(to: number) => Promise<void>> => {
  await tx.$executeRaw`
    CREATE TEMPORARY TABLE carried_upload ON COMMIT DROP AS
    SELECT key, name, bytes, least(received_at, ${now}) AS received_at, least(written_at, ${now}) AS written_at
    FROM import_upload WHERE person_id = ${from}`;
  return async (to) => {
    await tx.$executeRaw`
      INSERT INTO import_upload (person_id, key, name, bytes, received_at, written_at)
      SELECT ${to}::int, key, name, bytes, received_at, written_at FROM carried_upload`;
  };
};

const shown = { id: true, handle: true, name: true, role: true, language: true, zone: true } as const;

/** A secret of the console whose hash the company keeps from now on; null where it needs none. */
const giveSecret = async (tx: Tx, { needsSecret }: Beginning): Promise<string | null> => {
  if (!needsSecret) return null;
  const secret = newConsoleSecret();
  await tx.organisation.update({ where: { id: 1 }, data: { consoleSecretHash: hashOfConsoleSecret(secret) } });
  return secret;
};

/**
 * Takes the demo away and begins a company in its place, in one transaction: with the asker as its administrator, under their own name, and with
 * their files that wait. Once per {@link Context.key}: asked anew, because the answer was lost, there is another secret.
 * @throws UserError `conflict` when another has begun one meanwhile
 */
export const beginCompany = async (
  { db, person: asker, channel, key, t, onProgress }: Asker,
  beginning: Beginning,
  { name, company }: { readonly name: string; readonly company: NewCompany },
): Promise<Begun> => {
  const begun = await db.$transaction(async (tx) => {
    await lockImports(tx, () => onProgress?.(t('import-waits')));
    await betweenSteps(tx);
    const found = await tx.organisation.findUnique({ where: { id: 1 }, select: { isDemo: true } });
    if (!found?.isDemo) {
      const person = await tx.person.findUnique({ where: { askedByKey: key }, select: shown });
      if (!person) throw new UserError('conflict', 'begin-over');
      return { person, secret: await giveSecret(tx, beginning) };
    }
    const now = beginning.realClock.now();
    const handOver = await carryFiles(tx, asker.id, new Date(now.epochMilliseconds));
    await beginning.clearDemo(tx);
    await foundCompany(tx, company, now);
    const { language, zone } = company;
    const person = await tx.person.create({
      data: { handle: handlesOf(name).short, name, role: 'administrator', language, zone, askedByKey: key },
      select: shown,
    });
    await handOver(person.id);
    const by = { personId: person.id, subject: 'organisation', subjectId: 1, channel };
    await audit(tx, now, { ...by, action: 'company.begun' });
    return { person, secret: await giveSecret(tx, beginning) };
  });
  await beginning.settle();
  return begun;
};
