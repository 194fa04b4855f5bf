import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { GoodToken } from '../../core/api-tokens/tokens.ts';
import type { Seals } from '../../core/calendars/seal.ts';
import type { Clock } from '../../core/clock.ts';
import type { Db } from '../../core/db.ts';
import { UserError } from '../../core/errors.ts';
import { msg, type Translator } from '../../core/i18n/translator.ts';
import { keptReadings } from '../../core/imports/kept-report.ts';
import { dropFiles, dropFormerOf, keepFiles } from '../../core/imports/received/files.ts';
import { reportOf } from '../../core/imports/received/kept-trial.ts';
import type { Importing } from '../../core/imports/received/trial.ts';
import { Refused } from '../../core/imports/refusal.ts';
import { todayHere } from '../../core/people/person.ts';
import { once } from '../once.ts';
import { answerOf } from './answer.ts';
import { Declined, refusedBody } from './declined.ts';
import type { Sent } from './form-data.ts';
import { type Kept, kept, type TrialBody } from './schemas.ts';

/** What reads files takes long to load, and is seldom needed. */
const trials = () => import('../../core/imports/received/trial.ts');
const mappings = () => import('./mapping.ts');

export interface ImportParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly seals: Seals | null;
}

/** A program with its token, in the language in which it is answered. */
export interface Asker {
  readonly token: GoodToken;
  readonly t: Translator;
}

const platform = 'api';

const importing = ({ db, clock, seals }: ImportParts, { token, t }: Asker, key: string): Importing => ({
  db,
  now: clock.now(),
  key,
  channel: platform,
  personId: token.personId,
  tokenId: token.id,
  remembers: true,
  // Tokens are those of administrators.
  givesRoles: true,
  seals,
  t,
  language: t.language,
  onWait: () => {
    throw new UserError('conflict', 'api-busy');
  },
});

const nothingThere = (report: Parameters<typeof answerOf>[1], t: Translator): Kept => ({
  status: 200,
  body: answerOf(t, report, null, 'nothing'),
});

/** Imports what was tried. @throws as `importTried` */
const applied = async (parts: ImportParts, asker: Asker, trial: number, key: string): Promise<Kept> => {
  const { importTried } = await trials();
  const { batchId, report } = await importTried(importing(parts, asker, key), trial);
  if (batchId !== null) return { status: 200, body: await standing(parts, asker, trial) };
  if (!report) throw new Error('an import left neither a number nor a report');
  await dropFormerOf(parts.db, asker.token.id);
  return nothingThere(report, asker.t);
};

/** Tries files, and imports them if that is asked for. A refusal is an answer, too: the same files would be refused again. */
const tried = async (parts: ImportParts, asker: Asker, sent: Sent, key: string): Promise<Kept> => {
  const { db, clock } = parts;
  const { tryFiles } = await trials();
  const end = async (trial: number): Promise<Kept> =>
    sent.apply ? applied(parts, asker, trial, key) : { status: 200, body: await standing(parts, asker, trial) };
  const before = await db.importTrial.findUnique({ where: { key }, select: { id: true } });
  if (before) return end(before.id);
  try {
    const { withMapping } = await mappings();
    const files = withMapping(sent);
    const asOf = sent.asOf === undefined ? null : Temporal.PlainDate.from(sent.asOf);
    const ids = await db.$transaction(async (tx) => {
      await dropFormerOf(tx, asker.token.id);
      return keepFiles(tx, clock.now(), key, files);
    });
    const letGo = () => dropFiles(db, ids);
    const { report, trialId } = await tryFiles(importing(parts, asker, key), ids, asOf).catch(async (error) => {
      await letGo();
      throw error;
    });
    if (sent.apply && report.asks) {
      await letGo();
      throw new Refused(report.asks);
    }
    if (trialId !== null) return await end(trialId);
    await letGo();
    return nothingThere(report, asker.t);
  } catch (error) {
    if (error instanceof Refused) return { status: 422, body: refusedBody(asker.t, error) };
    throw error;
  }
};

/**
 * Tries what was sent, and imports it if that is asked for. Sent again under the same key, it is told the first answer.
 * @throws UserError `conflict` while another import, or the first sending, is under way
 */
export const take = async (
  parts: ImportParts,
  asker: Asker,
  sent: Sent,
  idempotencyKey: string | undefined,
): Promise<Kept> => {
  const { db, clock } = parts;
  if (sent.asOf !== undefined && sent.asOf > (await todayHere(db, clock.now())).toString()) {
    throw new Declined(400, 'invalid', msg('api-future'), { day: sent.asOf });
  }
  if (idempotencyKey === undefined) return tried(parts, asker, sent, `${platform}/${randomUUID()}`);
  const act = (id: number) =>
    tried(parts, asker, sent, `inbox/${id}/answer`).catch(async (error: unknown) => {
      // Nothing was done, so that sent again it is begun anew at once.
      await db.inboxItem.updateMany({ where: { id }, data: { claimedUntil: new Date(0) } }).catch(() => {});
      throw error;
    });
  return once(parts, { platform, eventId: `${asker.token.id}/${idempotencyKey}` }, kept, act).catch(
    (error: unknown) => {
      const isAtWork = error instanceof UserError && error.key === msg('error-still-working');
      throw isAtWork ? new Declined(409, 'conflict', msg('api-busy')) : error;
    },
  );
};

/** A trial of the same token. @throws Declined 404 */
const known = async ({ db }: ImportParts, { token }: Asker, id: number) => {
  const trial = await db.importTrial.findFirst({ where: { id, tokenId: token.id } });
  if (!trial) throw new Declined(404, 'not-found', msg('api-no-trial'));
  return trial;
};

/** Whether all files of a trial are still there. */
const isWhole = async ({ db }: ImportParts, ids: readonly number[]): Promise<boolean> =>
  (await db.importUpload.count({ where: { id: { in: [...ids] } } })) === ids.length;

const nothingKept = { batchId: null, known: false, dryRun: true, readings: [], rejectedFiles: [], notes: [] } as const;

/** A trial as it stands: what it said, and what has become of it. @throws Declined 404 when it is not theirs */
export const standing = async (parts: ImportParts, asker: Asker, id: number): Promise<TrialBody> => {
  const { batchId, report, uploadIds } = await known(parts, asker, id);
  const said = reportOf(report) ?? nothingKept;
  if (batchId === null) {
    return answerOf(asker.t, said, id, (await isWhole(parts, uploadIds)) ? 'waiting' : 'gone');
  }
  const readings = said === nothingKept ? await keptReadings(parts.db, batchId) : said.readings;
  return answerOf(asker.t, { ...said, readings }, id, 'applied', batchId);
};

/** Imports the files of a trial, once. @throws Declined 404, 409 when they are no longer kept, and as `importTried` */
export const apply = async (parts: ImportParts, asker: Asker, id: number): Promise<Kept> => {
  const { batchId, uploadIds } = await known(parts, asker, id);
  if (batchId === null && !(await isWhole(parts, uploadIds))) throw new UserError('conflict', 'api-gone');
  return applied(parts, asker, id, `${platform}/${id}/apply`);
};

/** Lets go of the files of a trial. @throws Declined 404, 409 when they were imported */
export const discard = async (parts: ImportParts, asker: Asker, id: number): Promise<TrialBody> => {
  const { batchId, uploadIds } = await known(parts, asker, id);
  if (batchId !== null) throw new Declined(409, 'conflict', msg('api-applied'), { batch: String(batchId) });
  await dropFiles(parts.db, uploadIds);
  return standing(parts, asker, id);
};
