import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { auditTold } from '../../accounts/audit-told.ts';
import { briefCard } from '../../accounts/brief/card.ts';
import { dossierOf } from '../../accounts/dossier/dossier.ts';
import { dayIn } from '../../clock.ts';
import type { Tx } from '../../db.ts';
import { ledgerKinds } from '../../freshness/rules.ts';
import { type Built, type Due, defineKind } from '../../outbox/kind.ts';
import { partsSeenBy } from '../../people/access.ts';
import { type Meeting, meetingsById } from '../meeting.ts';
import { standingOf } from './rules.ts';

const payload = z.object({ meetingId: z.int(), startsAt: z.iso.datetime() });
export type BriefPayload = z.infer<typeof payload>;

const ordersOnly = ['orders'] as const;

/** One client after another: a brief takes two dozen statements, and few people want one as a message of its own. */
const say = async (
  db: Tx,
  now: Temporal.Instant,
  { person, payload: { startsAt }, t }: Due<BriefPayload>,
  meeting: Meeting | null,
): Promise<Built> => {
  const standing = standingOf(meeting, Temporal.Instant.from(startsAt), now);
  if (standing !== 'coming') return { drop: standing };
  const { account } = meeting ?? {};
  if (!account || !person) return { drop: 'no client' };
  const today = dayIn(person.zone, now);
  const partsOf = await partsSeenBy(db, [{ ...person, today }], [account.id]);
  const parts = partsOf(person.id, account.id);
  if (!parts.has('profile')) return { drop: 'not theirs to see' };
  await auditTold(db, now, 'meeting-brief', [{ personId: person.id, accountId: account.id, parts }]);
  const dossier = await dossierOf(db, { now, today }, account.id, parts);
  const restsOn = [...(dossier.trade ? ordersOnly : []), ...(dossier.receivables ? ledgerKinds : [])];
  return { say: briefCard(dossier, parts, t), restsOn };
};

/** The full brief, some time before a meeting. */
export const meetingBrief = defineKind({
  name: 'meeting-brief',
  payload,
  urgency: 'routine',
  attention: 'appointed',
  restsOn: ['orders', ...ledgerKinds],
  // Each has a deadline of its own: the start of its meeting.
  lifetime: Temporal.Duration.from({ hours: 24 }),
  onUnknown: 'send-again',
  build: async ({ db, now }, messages) => {
    const meetings = await meetingsById(
      db,
      messages.map((message) => message.payload.meetingId),
    );
    const built: Built[] = [];
    for (const message of messages) {
      built.push(await say(db, now, message, meetings.get(message.payload.meetingId) ?? null));
    }
    return built;
  },
});
