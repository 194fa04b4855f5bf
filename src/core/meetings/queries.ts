import type { Temporal } from 'temporal-polyfill';
import { instantColumn, instantOf } from '../clock.ts';
import type { Tx } from '../db.ts';

/** A meeting with a client that is still to come, or going on. */
export interface NextMeeting {
  readonly title: string;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly location: string | null;
  readonly travelMinutes: number | null;
  readonly theirs: readonly { readonly id: number; readonly name: string; readonly position: string | null }[];
  /** Names of colleagues, the one whose meeting it is first. */
  readonly ours: readonly string[];
}

/** The account's next planned meeting that has not ended yet. */
export const nextMeetingOf = async (db: Tx, accountId: number, now: Temporal.Instant): Promise<NextMeeting | null> => {
  const meeting = await db.meeting.findFirst({
    where: { accountId, status: 'planned', endsAt: { gt: instantColumn(now) } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    include: {
      person: { select: { id: true, name: true } },
      attendees: {
        select: {
          contact: { select: { id: true, name: true, position: true } },
          person: { select: { id: true, name: true } },
        },
        orderBy: { id: 'asc' },
      },
    },
  });
  if (!meeting) return null;
  const colleagues = meeting.attendees.flatMap(({ person }) =>
    person && person.id !== meeting.person.id ? [person] : [],
  );
  return {
    title: meeting.title,
    startsAt: instantOf(meeting.startsAt),
    endsAt: instantOf(meeting.endsAt),
    location: meeting.location,
    travelMinutes: meeting.travelMinutes,
    theirs: meeting.attendees.flatMap(({ contact }) => contact ?? []),
    ours: [meeting.person, ...colleagues].map(({ name }) => name),
  };
};
