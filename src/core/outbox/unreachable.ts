import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { card, text } from '../cards/build.ts';
import type { Tx } from '../db.ts';
import type { Person } from '../people/person.ts';
import { enqueue } from './enqueue.ts';
import { defineKind } from './kind.ts';

/** Tells somebody's manager that nothing can be sent to them. */
export const unreachablePerson = defineKind({
  name: 'unreachable-person',
  payload: z.object({ personId: z.number() }),
  urgency: 'routine',
  attention: 'alert',
  restsOn: [],
  lifetime: Temporal.Duration.from({ hours: 72 }),
  onUnknown: 'send-again',
  build: async ({ db }, messages) => {
    const ids = messages.map(({ payload }) => payload.personId);
    const people = await db.person.findMany({
      where: { id: { in: ids }, leftOn: null },
      select: { id: true, name: true },
    });
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return messages.map(({ payload, t }) => {
      const name = names.get(payload.personId);
      if (name === undefined) return { drop: 'left' };
      return { say: card(t('unreachable-person', { name }), [text(t('unreachable-person-next', { name }))]) };
    });
  },
});

const silenceRow = z.object({ since: z.string().nullable(), managers: z.array(z.number()) });

/** Has the managers of somebody who is reached nowhere told, once for each time that it comes about; those without one have the administrators. */
export const reportUnreachable = async (
  db: Tx,
  now: Temporal.Instant,
  person: Pick<Person, 'id'>,
  trace: string,
): Promise<void> => {
  const rows = await db.$queryRaw`
    SELECT
      (SELECT max(unreachable_since)::text FROM chat_identity
       WHERE person_id = p.id AND confirmed_at IS NOT NULL AND ended_at IS NULL) AS since,
      ARRAY(
        SELECT m.id FROM person m
        WHERE m.left_on IS NULL AND m.id <> p.id AND CASE WHEN p.manager_id IS NULL THEN m.role = 'administrator' ELSE m.id = p.manager_id END
        ORDER BY m.id
      ) AS managers
    FROM person p WHERE p.id = ${person.id}`;
  const [{ since, managers }] = z.tuple([silenceRow]).parse(rows);
  await enqueue(
    db,
    unreachablePerson,
    managers.map((personId) => ({
      key: `unreachable/${person.id}/${since ?? 'never'}/${personId}`,
      personId,
      payload: { personId: person.id },
      dueAt: now,
    })),
    trace,
  );
};
