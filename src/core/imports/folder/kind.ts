import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { instantOf } from '../../clock.ts';
import type { Tx } from '../../db.ts';
import type { Translator } from '../../i18n/translator.ts';
import { enqueue, refresh } from '../../outbox/enqueue.ts';
import { type Built, defineKind } from '../../outbox/kind.ts';
import { may } from '../../people/policy.ts';
import { reportOf } from '../received/kept-trial.ts';
import { askCard, discardedCard, importedCard, rejectedCard } from './card.ts';
import { reasonsKept } from './rows.ts';

const payload = z.union([
  z.object({ trialId: z.int() }),
  z.object({ names: z.array(z.string()).min(1), reasons: reasonsKept }),
]);
type Payload = z.infer<typeof payload>;

interface Trial {
  readonly id: number;
  /** The import that was made of it. */
  readonly batch: {
    readonly id: number;
    readonly startedAt: Date;
    readonly person: { readonly name: string } | null;
  } | null;
  readonly report: unknown;
  /** Whether it can still be imported. */
  readonly waits: boolean;
}

/** Trials by id. */
const trialsOf = async (db: Tx, ids: readonly number[]): Promise<Map<number, Trial>> => {
  const trials = await db.importTrial.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      report: true,
      uploadIds: true,
      batch: { select: { id: true, startedAt: true, person: { select: { name: true } } } },
    },
  });
  const kept = await db.importUpload.findMany({
    where: { id: { in: trials.flatMap(({ uploadIds }) => uploadIds) } },
    select: { id: true },
  });
  const there = new Set(kept.map(({ id }) => id));
  return new Map(
    trials.map(({ uploadIds, ...trial }) => [trial.id, { ...trial, waits: uploadIds.every((id) => there.has(id)) }]),
  );
};

const sayTrial = (t: Translator, trial: Trial | undefined, now: Temporal.Instant, stands: boolean): Built => {
  const report = reportOf(trial?.report);
  if (!trial || !report) return { drop: 'not kept' };
  if (trial.batch) {
    const { id, startedAt, person } = trial.batch;
    return { say: importedCard(t, { id, at: instantOf(startedAt), by: person?.name ?? null }, report, now) };
  }
  if (trial.waits) return { say: askCard(t, trial.id, report) };
  return stands ? { say: discardedCard(t, report) } : { drop: 'discarded' };
};

/** What is said of a trial as it stands, to somebody who may import. */
export const toldOf = async (db: Tx, t: Translator, trialId: number, now: Temporal.Instant): Promise<Built> =>
  sayTrial(t, (await trialsOf(db, [trialId])).get(trialId), now, true);

/** Tells administrators what came into the watched folder: asks what to do, or says what was done. */
export const folderNotice = defineKind<Payload>({
  name: 'folder-import',
  payload,
  urgency: 'routine',
  attention: 'alert',
  restsOn: [],
  lifetime: Temporal.Duration.from({ hours: 4 * 24 }),
  onUnknown: 'send-again',
  build: async ({ db, now }, messages) => {
    const trials = await trialsOf(
      db,
      messages.flatMap(({ payload: said }) => ('trialId' in said ? [said.trialId] : [])),
    );
    return messages.map(({ payload: said, person, t, stands }) => {
      if (!person || !may(person.role, 'installation')) return { drop: 'no administrator' };
      return 'trialId' in said
        ? sayTrial(t, trials.get(said.trialId), now, stands)
        : { say: rejectedCard(t, said.names, said.reasons) };
    });
  },
});

/** Has all administrators told, once under a key: call it in the transaction of what it tells of. */
export const tellFolder = async (
  tx: Tx,
  now: Temporal.Instant,
  key: string,
  said: Payload,
  trace: string,
): Promise<void> => {
  const administrators = await tx.person.findMany({
    where: { role: 'administrator', leftOn: null },
    select: { id: true },
  });
  const messages = administrators.map(({ id }) => ({
    key: `${folderNotice.name}/${key}/${id}`,
    personId: id,
    payload: said,
    dueAt: now,
  }));
  await enqueue(tx, folderNotice, messages, trace);
};

/** Has what administrators were told of a trial shown as it reads now. */
export const refreshTold = async (tx: Tx, now: Temporal.Instant, trialId: number): Promise<void> => {
  const told = await tx.outboxMessage.findMany({
    where: { key: { startsWith: `${folderNotice.name}/trial/${trialId}/` } },
    select: { key: true },
  });
  await refresh(
    tx,
    now,
    told.map(({ key }) => key),
  );
};
