import { isDeepStrictEqual } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { replan } from '../../attention/replan.ts';
import { audit } from '../../audit/record.ts';
import { dateColumn } from '../../clock.ts';
import type { Context } from '../../commands/define.ts';
import type { Tx } from '../../db.ts';
import { UserError } from '../../errors.ts';
import { handlesOf, isHandle } from '../../people/names.ts';
import { todayHere } from '../../people/person.ts';
import type { PersonValues } from './form.ts';
import { countrySaid, emailSaid, zoneSaid } from './read.ts';

type Asker = Pick<Context, 'db' | 'now' | 'person' | 'channel' | 'key'>;

/** All who change who is who here take turns: what each checks must still hold when it is written. */
const takeTurns = (tx: Tx) => tx.$queryRaw`SELECT id FROM organisation WHERE id = 1 FOR UPDATE`;

/** Somebody's manager by handle. @throws UserError where there is none, or they report to that person themselves */
const managerSaid = async (tx: Tx, handle: string | undefined, personId: number | null): Promise<number | null> => {
  if (handle === undefined) return null;
  const manager = await tx.person.findFirst({ where: { handle, erasedAt: null }, select: { id: true } });
  if (!manager) throw new UserError('not-found', 'personal-nobody', { handle }, 'manager');
  const above = await tx.$queryRaw<unknown[]>`
    WITH RECURSIVE above(id) AS (
      SELECT ${manager.id}::int UNION SELECT p.manager_id FROM person p JOIN above ON p.id = above.id WHERE p.manager_id IS NOT NULL
    ) SELECT 1 FROM above WHERE id = ${personId}::int`;
  if (above.length > 0) throw new UserError('conflict', 'admin-manager-circle', { handle }, 'manager');
  return manager.id;
};

const refuseTaken = async (tx: Tx, email: string | null, personId: number | null): Promise<void> => {
  if (email === null) return;
  const other = await tx.person.findFirst({
    where: { email, ...(personId && { NOT: { id: personId } }) },
    select: { handle: true },
  });
  if (other) throw new UserError('conflict', 'admin-email-taken', other, 'email');
};

/** An installation that nobody administers any more cannot be helped from within. */
const refuseLast = async (tx: Tx, personId: number, today: Temporal.PlainDate): Promise<void> => {
  const others = await tx.person.count({
    where: {
      role: 'administrator',
      NOT: { id: personId },
      OR: [{ leftOn: null }, { leftOn: { gt: dateColumn(today) } }],
    },
  });
  if (others === 0) throw new UserError('conflict', 'admin-last-administrator', {}, 'role');
};

/** The handle that was typed, or one that suits the name. @throws UserError `invalid` or `conflict` */
const handleSaid = async (tx: Tx, typed: string | undefined, name: string): Promise<string> => {
  if (typed !== undefined && !isHandle(typed)) {
    throw new UserError('invalid', 'admin-handle-unfit', {}, 'handle');
  }
  const { short, long } = handlesOf(name);
  const wanted = typed === undefined ? [short, long, ...[2, 3, 4, 5, 6, 7, 8, 9].map((n) => `${long}-${n}`)] : [typed];
  const taken = await tx.person.findMany({ where: { handle: { in: wanted } }, select: { handle: true } });
  const free = wanted.find((handle) => taken.every((one) => one.handle !== handle));
  if (free === undefined) throw new UserError('conflict', 'admin-handle-taken', {}, 'handle');
  return free;
};

const columnsOf = async (tx: Tx, values: PersonValues, personId: number | null) => {
  const { name, role, language, leftOn } = values;
  const email = emailSaid(values.email);
  await refuseTaken(tx, email, personId);
  return {
    name,
    email,
    role,
    managerId: await managerSaid(tx, values.manager, personId),
    language,
    zone: zoneSaid(values.zone),
    country: countrySaid(values.country),
    leftOn: leftOn ? dateColumn(leftOn) : null,
  };
};

/** Adds somebody who works here, once per {@link Context.key}; gives their handle. @throws UserError with the field that is to blame */
export const addPerson = ({ db, now, person, channel, key }: Asker, values: PersonValues): Promise<string> =>
  db.$transaction(async (tx) => {
    await takeTurns(tx);
    const known = await tx.person.findUnique({ where: { askedByKey: key }, select: { handle: true } });
    if (known) return known.handle;
    const columns = await columnsOf(tx, values, null);
    const handle = await handleSaid(tx, values.handle, values.name);
    const { id } = await tx.person.create({ data: { ...columns, handle, askedByKey: key }, select: { id: true } });
    const details = { role: values.role };
    await audit(tx, now, {
      personId: person.id,
      action: 'person.added',
      subject: 'person',
      subjectId: id,
      channel,
      details,
    });
    return handle;
  });

/**
 * Changes what is known of somebody; what is already so is not written again.
 * @throws UserError with the field that is to blame, also when nobody would be left to administer
 */
export const changePerson = ({ db, now, person, channel }: Asker, id: number, values: PersonValues): Promise<string> =>
  db.$transaction(async (tx) => {
    await takeTurns(tx);
    const before = await tx.person.findFirst({ where: { id, erasedAt: null } });
    if (!before) throw new UserError('not-found', 'personal-gone');
    const columns = await columnsOf(tx, values, id);
    const today = await todayHere(tx, now);
    const stays = !values.leftOn || Temporal.PlainDate.compare(values.leftOn, today) > 0;
    if (before.role === 'administrator' && !(values.role === 'administrator' && stays)) {
      await refuseLast(tx, id, today);
    }
    const was = new Map<string, unknown>(Object.entries(before));
    const fields = Object.entries(columns).flatMap(([field, value]) =>
      isDeepStrictEqual(was.get(field), value) ? [] : [field],
    );
    if (fields.length === 0) return before.handle;
    await tx.person.update({ where: { id }, data: columns });
    if (columns.zone !== before.zone) await replan(tx, now, id, { from: before.zone, to: columns.zone });
    await audit(tx, now, {
      personId: person.id,
      action: 'person.changed',
      subject: 'person',
      subjectId: id,
      channel,
      // What they are called and where they write is not the audit's to keep.
      details: { fields, ...(fields.includes('role') && { role: { from: before.role, to: values.role } }) },
    });
    return before.handle;
  });
