import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.ts';
import { Language, PersonRole } from '../../../generated/prisma/enums.ts';
import { dateColumn, instantColumn, instantOf } from '../../clock.ts';
import type { Context } from '../../commands/define.ts';
import type { Tx } from '../../db.ts';
import { chatPlatforms } from '../../people/identities.ts';
import { todayHere } from '../../people/person.ts';
import { dayColumn } from '../../rows.ts';

const listed = z.object({
  handle: z.string(),
  name: z.string(),
  role: z.enum(PersonRole),
  manager: z.string().nullable(),
  departments: z.array(z.string()),
  platforms: z.array(z.string()),
  leftOn: dayColumn.nullable(),
});
export type ListedPerson = z.infer<typeof listed>;

export const peoplePageSize = 20;

/** Who works here on a day, by name; one more than fit on a page, if there are more. @param page from 1 */
export const listPeople = async (db: Tx, today: Temporal.PlainDate, page: number): Promise<ListedPerson[]> =>
  z.array(listed).parse(
    await db.$queryRaw`
      SELECT p.handle, p.name, p.role::text AS role, m.handle AS manager, p.left_on AS "leftOn",
        ARRAY(SELECT d.name FROM department_member x JOIN department d ON d.id = x.department_id WHERE x.person_id = p.id ORDER BY d.name) AS departments,
        ARRAY(SELECT DISTINCT i.platform FROM chat_identity i
          WHERE i.person_id = p.id AND i.confirmed_at IS NOT NULL AND i.ended_at IS NULL ORDER BY i.platform) AS platforms
      FROM (
        SELECT * FROM person WHERE left_on IS NULL OR left_on > ${dateColumn(today)}::date
        ORDER BY name, id LIMIT ${peoplePageSize + 1} OFFSET ${(page - 1) * peoplePageSize}
      ) p LEFT JOIN person m ON m.id = p.manager_id
      ORDER BY p.name, p.id`,
  );

const one = z.object({
  id: z.number(),
  handle: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  role: z.enum(PersonRole),
  language: z.enum(Language),
  zone: z.string(),
  country: z.string().nullable(),
  /** A handle. */
  manager: z.string().nullable(),
  leftOn: dayColumn.nullable(),
  departments: z.array(z.object({ name: z.string(), isHead: z.boolean() })),
  /** How many clients are theirs. */
  clients: z.number(),
  /** Invitations that nobody has used yet. */
  invitations: z.array(
    z.object({ platform: z.enum(chatPlatforms), until: z.string().transform((iso) => instantOf(new Date(iso))) }),
  ),
  /** What the next import of employees writes over. */
  isImported: z.boolean(),
});
export type PersonSheet = z.infer<typeof one>;

/** Somebody who works here or did; null: nobody does. Whoever was erased is nobody. */
export const personSheet = async (
  { db, now }: Pick<Context, 'db' | 'now'>,
  whom: { readonly handle: string } | { readonly id: number },
): Promise<PersonSheet | null> => {
  const day = dateColumn(await todayHere(db, now));
  const rows = await db.$queryRaw`
    SELECT p.id, p.handle, p.name, p.email, p.role::text AS role, p.language::text AS language, p.zone, p.country, m.handle AS manager,
      p.left_on AS "leftOn", p.source IS NOT NULL AS "isImported",
      coalesce((SELECT jsonb_agg(jsonb_build_object('name', d.name, 'isHead', x.is_head) ORDER BY d.name)
        FROM department_member x JOIN department d ON d.id = x.department_id WHERE x.person_id = p.id), '[]') AS departments,
      (SELECT count(*)::int FROM assignment a WHERE a.person_id = p.id AND a.role = 'owner'
        AND (a.to_on IS NULL OR a.to_on > ${day}::date)) AS clients,
      coalesce((SELECT jsonb_agg(jsonb_build_object('platform', i.platform, 'until', i.until) ORDER BY i.platform) FROM (
        SELECT platform, max(expires_at) AS until FROM link_token
        WHERE person_id = p.id AND purpose = 'invite' AND spent_at IS NULL AND expires_at > ${instantColumn(now)} GROUP BY platform
      ) i), '[]') AS invitations
    FROM person p LEFT JOIN person m ON m.id = p.manager_id
    WHERE ${'id' in whom ? Prisma.sql`p.id = ${whom.id}` : Prisma.sql`p.handle = ${whom.handle}`} AND p.erased_at IS NULL`;
  return z.array(one).parse(rows)[0] ?? null;
};

/** Where somebody or something new is, unless it is said otherwise. */
export interface Usual {
  readonly language: Language;
  readonly zone: string;
  readonly country: string;
}

/** Where the company is; before there is one, where the asker is. */
export const usualHere = async ({ db, person }: Pick<Context, 'db' | 'person'>): Promise<Usual> =>
  (await db.organisation.findUnique({ where: { id: 1 }, select: { language: true, zone: true, country: true } })) ?? {
    language: person.language,
    zone: person.zone,
    country: '',
  };
