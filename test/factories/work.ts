import type { Tx } from '../../src/core/db.ts';
import type { ImportKind, Prisma } from '../../src/generated/prisma/client.ts';
import { accountIdOr } from './accounts.ts';
import { aPerson } from './people.ts';
import { day, next, type Over } from './values.ts';

const personIdOr = async (db: Tx, personId?: number): Promise<number> => personId ?? (await aPerson(db)).id;

/** A planned meeting of one hour from `startsAt`, with these contacts and colleagues. `accountId: null` is an internal one. */
export const aMeeting = async (
  db: Tx,
  {
    contacts = [],
    people = [],
    ...over
  }: Over<
    Prisma.MeetingUncheckedCreateInput,
    {
      contacts?: readonly { id: number }[];
      people?: readonly { id: number }[];
    }
  > = {},
) => {
  const startsAt = new Date(over.startsAt ?? '2026-11-23T09:00:00Z');
  return db.meeting.create({
    data: {
      title: 'Annual terms',
      endsAt: new Date(startsAt.getTime() + 3_600_000),
      ...over,
      startsAt,
      accountId: over.accountId === null ? null : await accountIdOr(db, over.accountId),
      personId: await personIdOr(db, over.personId),
      attendees: {
        create: [...contacts.map(({ id }) => ({ contactId: id })), ...people.map(({ id }) => ({ personId: id }))],
      },
    },
  });
};

/** A visit with these contacts. */
export const aVisit = async (
  db: Tx,
  { contacts = [], ...over }: Over<Prisma.VisitUncheckedCreateInput, { contacts?: readonly { id: number }[] }> = {},
) =>
  db.visit.create({
    data: {
      kind: 'meeting',
      happenedOn: day('2026-11-10'),
      summary: 'Talked about next year',
      ...over,
      accountId: await accountIdOr(db, over.accountId),
      personId: await personIdOr(db, over.personId),
      contacts: { create: contacts.map(({ id }) => ({ contactId: id })) },
    },
  });

/** Our open promise of a new price list by 20 November 2026. One that is not open needs `closedOn`. */
export const aCommitment = async (db: Tx, over: Over<Prisma.CommitmentUncheckedCreateInput> = {}) =>
  db.commitment.create({
    data: {
      side: 'ours',
      kind: 'document',
      text: 'New price list',
      madeOn: day('2026-11-10'),
      dueOn: day('2026-11-20'),
      ...over,
      accountId: await accountIdOr(db, over.accountId),
    },
  });

/** An applied import of one file per kind, whose figures are as of `asOf` (an ISO instant). */
export const anImport = (db: Tx, kinds: readonly ImportKind[], asOf = '2026-11-21T06:00:00Z') =>
  db.importBatch.create({
    data: {
      source: 'test',
      startedAt: new Date(asOf),
      files: {
        create: kinds.map((kind) => ({
          kind,
          name: `${kind}.csv`,
          hash: next().toString(16).padStart(64, '0'),
          mapping: 'none',
          asOf: new Date(asOf),
          report: {},
        })),
      },
    },
  });
