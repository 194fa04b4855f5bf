import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.ts';
import { Language } from '../../../generated/prisma/enums.ts';
import { instantOf } from '../../clock.ts';
import type { Tx } from '../../db.ts';
import { chatPlatforms } from '../../people/identities.ts';

const listed = z.object({
  key: z.string(),
  name: z.string(),
  zone: z.string(),
  heads: z.array(z.string()),
  members: z.number(),
});
export type ListedDepartment = z.infer<typeof listed>;

/** Every department with its heads, and how many belong to it. */
export const listDepartments = async (db: Tx): Promise<ListedDepartment[]> =>
  z.array(listed).parse(
    await db.$queryRaw`
      SELECT d.name, d.key, d.zone, count(x.person_id)::int AS members,
        coalesce(array_agg(p.name ORDER BY p.name) FILTER (WHERE x.is_head), '{}') AS heads
      FROM department d LEFT JOIN department_member x ON x.department_id = d.id LEFT JOIN person p ON p.id = x.person_id
      GROUP BY d.id ORDER BY d.name, d.id`,
  );

const sheet = z.object({
  id: z.number(),
  key: z.string(),
  name: z.string(),
  language: z.enum(Language),
  zone: z.string(),
  country: z.string().nullable(),
  members: z.array(z.object({ id: z.number(), handle: z.string(), name: z.string(), isHead: z.boolean() })),
  channels: z.array(
    z.object({
      id: z.number(),
      platform: z.enum(chatPlatforms),
      since: z.string().transform((iso) => instantOf(new Date(iso))),
    }),
  ),
  /** What is set of its hours, by key. */
  set: z.record(z.string(), z.unknown()),
});
export type DepartmentSheet = z.infer<typeof sheet>;

/** One department, by its short name or its name in any case, or by id; null: there is none. */
export const departmentSheet = async (
  db: Tx,
  which: { readonly named: string } | { readonly id: number },
): Promise<DepartmentSheet | null> => {
  const wanted =
    'id' in which
      ? Prisma.sql`d.id = ${which.id}`
      : Prisma.sql`d.key = lower(${which.named}) OR lower(d.name) = lower(${which.named})`;
  const rows = await db.$queryRaw`
    SELECT d.id, d.key, d.name, d.language::text AS language, d.zone, d.country,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'handle', p.handle, 'name', p.name, 'isHead', x.is_head) ORDER BY x.is_head DESC, p.name)
        FROM department_member x JOIN person p ON p.id = x.person_id WHERE x.department_id = d.id), '[]') AS members,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', c.id, 'platform', c.platform, 'since', c.since) ORDER BY c.platform)
        FROM department_channel c WHERE c.department_id = d.id), '[]') AS channels,
      coalesce((SELECT jsonb_object_agg(s.key, s.value) FROM setting s WHERE s.scope = 'department' AND s.scope_id = d.id), '{}') AS set
    FROM department d WHERE ${wanted} ORDER BY d.key = lower(${'named' in which ? which.named : ''}) DESC, d.id LIMIT 1`;
  return z.array(sheet).parse(rows)[0] ?? null;
};
