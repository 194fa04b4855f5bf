import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { ImportKind } from '../../../generated/prisma/enums.ts';
import { card, list, context as small, text } from '../../cards/build.ts';
import type { Card } from '../../cards/card.ts';
import { instantColumn, instantOf } from '../../clock.ts';
import type { Context } from '../../commands/define.ts';
import type { Tx } from '../../db.ts';
import { UserError } from '../../errors.ts';
import { oldDataText } from '../../freshness/mark.ts';
import { oldDataOf } from '../../freshness/old.ts';
import { groupBy } from '../../group.ts';
import type { MessageKind } from '../../outbox/kind.ts';
import { reread } from '../../outbox/reread.ts';
import { interruptions } from '../../settings/attention.ts';
import { workingDayOf } from '../../working-time/rules.ts';
import { mailboxOf, stateOf } from '../standing.ts';
import { summaryKind } from '../summary.ts';
import { readValue, workingTimeOf } from '../wishes.ts';
import { type CameMessage, cameMessage } from './message.ts';
import { ruleOf } from './registry.ts';
import { type Budget, heldBecause, whyThen } from './timing.ts';

/** As of when the imports are by which something was said: the oldest of them. */
const dataAsOf = async (db: Tx, kinds: readonly ImportKind[]): Promise<Temporal.Instant | null> => {
  const rows = await db.$queryRaw`
    SELECT max(f.as_of) AS "asOf" FROM import_file f JOIN import_batch b ON b.id = f.batch_id
    WHERE b.rolled_back_at IS NULL AND f.kind::text = ANY(${[...kinds]}::text[]) GROUP BY f.kind ORDER BY 1 LIMIT 1`;
  const [oldest] = z.array(z.object({ asOf: z.date().transform(instantOf) })).parse(rows);
  return oldest?.asOf ?? null;
};

const sentRow = z.object({ sentAt: z.date().transform(instantOf) });

/** Which one of its day an alert was, where it came by itself. */
const nthOfDay = async (
  { db, now, person }: Context,
  { cameAt, carrierKind }: CameMessage,
  alerts: readonly string[],
): Promise<Budget | null> => {
  if (!cameAt || carrierKind) return null;
  const mailboxId = await mailboxOf(db, person.id);
  const { own, country } = await stateOf(db, now, mailboxId, alerts);
  const time = workingTimeOf(own, person.zone, country);
  const rows = await db.$queryRaw`
    SELECT sent_at AS "sentAt" FROM outbox_message WHERE mailbox_id = ${mailboxId} AND state = 'sent' AND kind = ANY(${[...alerts]}::text[])
      AND sent_at BETWEEN ${instantColumn(cameAt.subtract({ hours: 48 }))} AND ${instantColumn(cameAt)}`;
  const day = workingDayOf(time, cameAt);
  const nth = z
    .array(sentRow)
    .parse(rows)
    .filter(({ sentAt }) => workingDayOf(time, sentAt).equals(day)).length;
  return { nth, budget: readValue(own, interruptions) };
};

const isIn = (payload: unknown, item: unknown): boolean => {
  if (Array.isArray(item)) {
    return Array.isArray(payload) && item.every((one) => payload.some((other) => isIn(other, one)));
  }
  if (typeof item !== 'object' || item === null) return payload === item;
  if (typeof payload !== 'object' || payload === null) return false;
  const held = new Map(Object.entries(payload));
  return Object.entries(item).every(([key, value]) => isIn(held.get(key), value));
};

/** What the rule saw, as it is now: of what its reader may still know. Where that is nothing more, what the message says by now. */
const inputsOf = async (context: Context, message: CameMessage, kinds: readonly MessageKind[]): Promise<string[]> => {
  const looks = ruleOf(message.kind)?.looks;
  const look = async () => {
    if (looks?.about === 'nobody') return looks.look(context);
    return looks && message.accountId !== null ? looks.look(context, message.accountId) : null;
  };
  const seen = await look();
  const about = seen?.isReader ? seen.conditions.filter(({ item }) => isIn(message.payload, item)) : [];
  if (about.length > 0) return about.map(({ says }) => says);
  const built = (await reread(context, kinds, message.id))?.built;
  return [built && 'say' in built ? built.say.title : context.t('why-settled')];
};

const countsOf = (context: Context, { carries }: CameMessage): string[] => {
  const { t } = context;
  return [...groupBy(carries, ({ kind, heldFor }) => `${kind}/${heldFor}`).values()].map(([first, ...rest]) => {
    const kind = t('message-kind', { kind: first?.kind ?? 'other' });
    const count = rest.length + 1;
    return first?.heldFor
      ? t('why-carries-held', { kind, count, why: heldBecause(t, first.heldFor) })
      : t('why-carries', { kind, count });
  });
};

/** As of when the data is that a message rests on, and what of it is old. */
const asOfText = async ({ db, now, t, person }: Context, sources: readonly ImportKind[]): Promise<string | null> => {
  if (sources.length === 0) return null;
  const asOf = await dataAsOf(db, sources);
  if (!asOf) return t('why-as-of-none');
  const old = await oldDataOf(db, now, sources);
  const said = t('why-as-of', { asOf: t.asOf(asOf.toZonedDateTimeISO(person.zone), now) });
  return old.length > 0 ? `${said} · ${oldDataText(t, old, now)}` : said;
};

/**
 * Why a message came to the asker: by which rule, from what, as of when, to whom else, and why then.
 * @throws UserError `not-found` where they have no such message, or it is no longer kept
 */
export const explainMessage = async (context: Context, kinds: readonly MessageKind[], id: number): Promise<Card> => {
  const { db, now, person, t } = context;
  const message = await cameMessage(db, person.id, id);
  if (!message) throw new UserError('not-found', 'message-gone');
  const rule = ruleOf(message.kind);
  if (message.kind === summaryKind) {
    return card(t('why-summary', { count: message.carries.length }), [list(countsOf(context, message))]);
  }
  if (!rule) return card(t('why-asked'), []);
  const alerts = kinds.filter(({ attention }) => attention === 'alert').map(({ name }) => name);
  const appointed = !alerts.includes(message.kind);
  const day = appointed ? null : await nthOfDay(context, message, alerts);
  const others = message.others.length > 0 ? t('why-others', { names: t.and(message.others) }) : t('why-only-you');
  const also = countsOf(context, message);
  const asOf = await asOfText(context, kinds.find(({ name }) => name === message.kind)?.restsOn ?? []);
  return card(t('why-title', { rule: await rule.says(context) }), [
    list(await inputsOf(context, message, kinds)),
    text(whyThen(t, message, { appointed, day }, now)),
    text(others),
    also.length > 0 && text(t('why-also', { what: also.join(', ') })),
    asOf !== null && small(asOf),
  ]);
};
