import type { Temporal } from 'temporal-polyfill';
import type { VisitKind } from '../../generated/prisma/enums.ts';
import { dateColumn, plainDate } from '../clock.ts';
import type { Tx } from '../db.ts';

/** What was noted of a visit or a call. */
export interface PastVisit {
  readonly kind: VisitKind;
  readonly on: Temporal.PlainDate;
  readonly summary: string;
  readonly nextStep: string | null;
  readonly nextStepOn: Temporal.PlainDate | null;
  /** Who of us was there. */
  readonly by: string;
  /** Whom they met. */
  readonly met: readonly string[];
}

/** The last visits up to a day, the newest first. */
export const lastVisitsTo = async (
  db: Tx,
  accountId: number,
  until: Temporal.PlainDate,
  limit: number,
): Promise<PastVisit[]> => {
  const visits = await db.visit.findMany({
    where: { accountId, happenedOn: { lte: dateColumn(until) } },
    orderBy: [{ happenedOn: 'desc' }, { id: 'desc' }],
    take: limit,
    include: {
      person: { select: { name: true } },
      contacts: { select: { contact: { select: { name: true } } }, orderBy: { contactId: 'asc' } },
    },
  });
  return visits.map((visit) => ({
    kind: visit.kind,
    on: plainDate(visit.happenedOn),
    summary: visit.summary,
    nextStep: visit.nextStep,
    nextStepOn: visit.nextStepOn && plainDate(visit.nextStepOn),
    by: visit.person.name,
    met: visit.contacts.map(({ contact }) => contact.name),
  }));
};
