import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { msg } from '../i18n/translator.ts';
import { fold } from './keys.ts';
import { rejectStaged } from './rejects.ts';
import { addStaged, type Stage } from './stage.ts';

const managerRow = z.object({ line: z.number(), name: z.string() });

/**
 * Managers who stand only in the column of managers become people of their own, as heads. They must be written with two words at
 * least: `17` or `M-3` is a key that leads nowhere, not a name.
 */
export const stageManagers = async (stage: Stage): Promise<void> => {
  const { tx, kind, mapped, notes } = stage;
  if (!mapped.has('manager')) return;
  const rows = await tx.$queryRaw`
    SELECT min(s.line) AS line, min(btrim(s.manager_id_as)) AS name FROM staged s
    WHERE btrim(s.manager_id_as) ~ '[[:space:]]'
      AND NOT EXISTS (SELECT FROM staged m WHERE m.key IN (s.manager_id_as, s.manager_id_fold) OR m.label = s.manager_id_fold)
      AND NOT EXISTS (SELECT FROM person p WHERE p.external_key IN (s.manager_id_as, s.manager_id_fold) OR lower(btrim(p.name)) IN (lower(btrim(s.manager_id_as)), s.manager_id_fold))
    GROUP BY s.manager_id_fold ORDER BY 1`;
  const managers = z.array(managerRow).parse(rows);
  for (const { name } of managers) notes.add(msg('import-note-manager'), { name });
  await addStaged(
    tx,
    kind,
    managers.map(({ line, name }) => {
      const row = { name, handle: null };
      return { line, name, key: fold(name), label: fold(name), role: 'head', ...kind.derive?.(row, mapped) };
    }),
  );
};

/** Whoever others report to leads them, unless the file gives roles. Addresses stay unique. */
export const headsWhoLead = async (stage: Stage): Promise<void> => {
  const { tx, header } = stage;
  await tx.$executeRaw`
    UPDATE staged s SET role = 'head'
    WHERE s.is_new AND s.role IS NULL AND EXISTS (SELECT FROM staged r WHERE r.manager_id = s.id)`;
  await rejectStaged(stage, {
    where: Prisma.sql`s.email IS NOT NULL AND (
      EXISTS (SELECT FROM person p WHERE p.email = s.email AND p.id <> s.id)
      OR EXISTS (SELECT FROM staged o WHERE o.email = s.email AND (o.line, o.id) < (s.line, s.id))
    )`,
    header: header('email'),
    value: Prisma.sql`s.email`,
    reason: 'taken',
  });
  await rejectStaged(stage, {
    where: Prisma.sql`s.handle IS NOT NULL AND (
      EXISTS (SELECT FROM person p WHERE p.handle = s.handle AND p.id <> s.id)
      OR EXISTS (SELECT FROM staged o WHERE o.handle = s.handle AND (o.line, o.id) < (s.line, s.id))
    )`,
    header: header('handle'),
    value: Prisma.sql`s.handle`,
    reason: 'taken',
  });
};

/** Gives new people handles: the first name where it is free, else first.last, else that with a number. Known people keep theirs. */
export const assignHandles = async ({ tx }: Stage): Promise<void> => {
  await tx.$executeRaw`UPDATE staged s SET handle = p.handle FROM person p WHERE p.id = s.id AND s.handle IS NULL`;
  for (const column of ['handle_short', 'handle_long']) {
    const candidate = Prisma.raw(`"${column}"`);
    await tx.$executeRaw`
      UPDATE staged s SET handle = s.${candidate}
      FROM (SELECT id, row_number() OVER (PARTITION BY ${candidate} ORDER BY line, id) AS n FROM staged WHERE handle IS NULL) c
      WHERE c.id = s.id AND c.n = 1
        AND NOT EXISTS (SELECT FROM person p WHERE p.handle = s.${candidate})
        AND NOT EXISTS (SELECT FROM staged o WHERE o.handle = s.${candidate})`;
  }
  await tx.$executeRaw`UPDATE staged SET handle = handle_long || '-' || id WHERE handle IS NULL`;
};
