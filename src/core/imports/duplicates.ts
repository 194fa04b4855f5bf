import { Prisma } from '../../generated/prisma/client.ts';
import { rejectStaged } from './rejects.ts';
import type { Stage } from './stage.ts';

/** Content without what belongs to the line. */
const content = Prisma.sql`(to_jsonb(s) - 'line' - 'id' - 'is_new')`;

/**
 * Makes keys unique. Rows that may repeat get a number behind their key; else a row that says the same again is passed over
 * (returned: how many), and one that says something else is rejected with the line of the first.
 */
export const settleDuplicates = async (stage: Stage): Promise<number> => {
  const { tx, kind, mapped } = stage;
  if (kind.repeats && !mapped.has('key')) {
    await tx.$executeRaw`
      UPDATE staged s SET key = s.key || ' | ' || r.n
      FROM (SELECT line, row_number() OVER (PARTITION BY key ORDER BY line) AS n FROM staged) r
      WHERE r.line = s.line AND r.n > 1`;
    return 0;
  }
  await tx.$executeRaw`
    CREATE TEMP TABLE repeated ON COMMIT DROP AS
    SELECT s.line, s.key, first_value(s.line) OVER first AS first_line, ${content} = first_value(${content}) OVER first AS same
    FROM staged s WHERE s.key IN (SELECT key FROM staged GROUP BY key HAVING count(*) > 1)
    WINDOW first AS (PARTITION BY s.key ORDER BY s.line)`;
  const passedOver = await tx.$executeRaw`
    DELETE FROM staged s USING repeated r WHERE r.line = s.line AND r.line > r.first_line AND r.same`;
  await rejectStaged(stage, {
    where: Prisma.sql`EXISTS (SELECT FROM repeated r WHERE r.line = s.line AND r.line > r.first_line)`,
    header: stage.header('key'),
    value: Prisma.sql`s.key`,
    reason: 'duplicate',
    detail: Prisma.sql`(SELECT r.first_line FROM repeated r WHERE r.line = s.line)`,
    loseKey: false,
  });
  await tx.$executeRaw`DROP TABLE repeated`;
  return passedOver;
};
