import type { Temporal } from 'temporal-polyfill';
import type { Context } from '../../commands/define.ts';
import { waitingForData } from '../../freshness/old.ts';
import { workplaceOf } from '../../freshness/queries.ts';
import { waitsUntil } from '../../freshness/rules.ts';
import type { MessageKind } from '../../outbox/kind.ts';
import { recipientsOf } from '../../outbox/recipients.ts';
import { relationsTo } from '../../people/access.ts';
import { visibleParts } from '../../people/policy.ts';
import { dayKey } from '../../telling/tell.ts';
import { summaryDueAt } from '../mornings.ts';
import { decide, oldData } from '../rules.ts';
import type { MailboxState } from '../situation.ts';
import { mailboxOf, situationOf, stateOf } from '../standing.ts';
import { ruleOf } from '../why/registry.ts';
import type { Condition, Looked } from '../why/rule.ts';
import { modeFor } from '../wishes.ts';
import { type Cause, causeOf, type Held } from './cause.ts';
import { fateOf, heldSince } from './told.ts';

/** What a rule has to say of why nothing came to its asker. */
export interface Answer {
  readonly kind: string;
  /** What it looked at, with its values; nothing where the asker may not know. */
  readonly says: readonly string[];
  readonly cause: Cause;
  /** When what is held back is told. */
  readonly summaryAt: Temporal.Instant | null;
}

interface Reader {
  readonly mailboxId: number;
  readonly state: MailboxState;
  /** Where they are reached, the best first. */
  readonly platforms: readonly string[];
  /** Kinds that wait for newer data. */
  readonly tooOld: ReadonlySet<string>;
}

const readerOf = async (context: Context, kinds: readonly MessageKind[]): Promise<Reader> => {
  const { db, now, person, platforms } = context;
  const ofAlerts = kinds.filter(({ attention }) => attention === 'alert');
  const alerts = ofAlerts.map(({ name }) => name);
  const mailboxId = await mailboxOf(db, person.id);
  const connected = new Set([...platforms.map(({ name }) => name), 'console' as const]);
  const recipient = (await recipientsOf(db, { now: () => now }, connected, [person.id])).get(person.id);
  return {
    mailboxId,
    state: await stateOf(db, now, mailboxId, alerts),
    platforms: (recipient?.reach ?? []).map(({ platform }) => platform),
    tooOld: await waitingForData(db, now, ofAlerts),
  };
};

/** What the gate would say of an alert that is due now. */
const decisionOn = (
  { person, now }: Context,
  { state, platforms, tooOld }: Reader,
  kinds: readonly MessageKind[],
  alert: { kind: string; accountId: number | null; isUrgent: boolean; id: number },
) => {
  const merging = new Set(kinds.filter(({ merge }) => merge).map(({ name }) => name));
  const platform =
    platforms.find((one) => modeFor(state.own, state.ours, alert.kind, one) !== 'off') ?? platforms[0] ?? 'console';
  const situation = situationOf({ ...alert, dueAt: now }, state, { zone: person.zone, platform, merging, tooOld }, now);
  return decide(alert, situation, now);
};

/** Of what has no message yet. */
const noMessage = 0;

/** Whether something of a kind that is told by days was told today. */
const wasToldToday = async ({ db, now, person: { id: personId, zone } }: Context, kind: string): Promise<boolean> =>
  (await db.outboxMessage.count({ where: { key: dayKey(kind, now, { personId, zone }) } })) > 0;

const causeFor = async (
  context: Context,
  reader: Reader,
  kinds: readonly MessageKind[],
  { kind, accountId, condition }: { kind: string; accountId: number | null; condition: Condition },
): Promise<Cause> => {
  const { db, now } = context;
  const fate = await fateOf(db, reader.mailboxId, kind, condition);
  const alert = { kind, accountId, isUrgent: condition.isUrgent, id: fate?.id ?? noMessage };
  const prospect = {
    fate,
    decision: decisionOn(context, reader, kinds, alert),
    isReached: reader.platforms.length > 0,
    toldToday: condition.isDaily && (await wasToldToday(context, kind)),
  };
  return causeOf(prospect, condition, now);
};

/** When what waits for newer data is given to the summary at the latest. */
const waitedForAt = async ({ db, now }: Context, since: Temporal.Instant | null) => ({
  heldAt: waitsUntil(since ?? now, await workplaceOf(db)),
  outage: false,
});

const summaryAtFor = async (context: Context, { mailboxId, state }: Reader, cause: Held): Promise<Temporal.Instant> => {
  const { db, now, person } = context;
  const held = cause.reason === oldData ? await waitedForAt(context, cause.since) : await heldSince(db, mailboxId);
  const { heldAt, outage } = held ?? { heldAt: now, outage: false };
  return summaryDueAt({ zone: person.zone, country: state.country, own: state.own, heldAt, outage }, now);
};

const lookedAt = async (context: Context, kind: string, accountId: number | null): Promise<Looked | null> => {
  const looks = ruleOf(kind)?.looks;
  if (looks?.about === 'nobody') return looks.look(context);
  if (!looks || accountId === null) return null;
  const parts = visibleParts(
    (await relationsTo(context.db, context.person, context.today, accountId)).get(accountId) ?? [],
  );
  return parts.has(looks.part ?? 'relationship')
    ? looks.look(context, accountId)
    : { isReader: false, conditions: [], nothing: '' };
};

/** What counts most comes first: what did not come, then what did. */
const isNews = ({ why }: Cause): boolean => why !== 'told';

/** Why nothing of a kind came to the asker, by what is so now. @param accountId null where the rule looks at no client */
export const whyNot = async (
  context: Context,
  kinds: readonly MessageKind[],
  kind: string,
  accountId: number | null,
): Promise<Answer | null> => {
  const looked = await lookedAt(context, kind, accountId);
  if (!looked) return null;
  const { isReader, conditions, nothing } = looked;
  if (!isReader) return { kind, says: conditions.map(({ says }) => says), cause: { why: 'right' }, summaryAt: null };
  const holding = conditions.filter(({ holds }) => holds);
  if (holding.length === 0) {
    const says = conditions.length > 0 ? conditions.map((one) => one.says) : [nothing];
    return { kind, says, cause: { why: 'nothing' }, summaryAt: null };
  }
  const reader = await readerOf(context, kinds);
  const causes: { says: string; cause: Cause }[] = [];
  for (const condition of holding) {
    causes.push({
      says: condition.says,
      cause: await causeFor(context, reader, kinds, { kind, accountId, condition }),
    });
  }
  const [first] = [...causes.filter(({ cause }) => isNews(cause)), ...causes];
  if (!first) return null;
  const summaryAt = first.cause.why === 'held' ? await summaryAtFor(context, reader, first.cause) : null;
  return { kind, says: [first.says], cause: first.cause, summaryAt };
};
