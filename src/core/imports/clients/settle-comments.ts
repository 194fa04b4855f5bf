import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.ts';
import { msg } from '../../i18n/translator.ts';
import type { Stage } from '../stage.ts';
import { readComment } from './comment.ts';

const commentRow = z.object({ id: z.int(), about: z.string() });

/**
 * Where a list of clients has no column for the days to pay or the credit limit, a comment may say them in words: clients of whom nothing else is
 * known get them, in the currency of the organisation; it is told.
 */
export const settleComments = async ({ tx, mapped, changes, notes }: Stage): Promise<void> => {
  if (!mapped.has('about')) return;
  const rows = await tx.$queryRaw`SELECT id, about FROM staged WHERE about ~ '[0-9]' ORDER BY id`;
  const said = z
    .array(commentRow)
    .parse(rows)
    .map(({ id, about }) => ({ id, ...readComment(about) }))
    .filter(({ termDays, creditLimit }) => termDays !== null || creditLimit !== null);
  if (said.length === 0) return;
  const from = Prisma.sql`(
    SELECT r.*, o.base_currency FROM jsonb_to_recordset(${JSON.stringify(said)}::jsonb)
      AS r(id int, "termDays" int, "creditLimit" numeric(19,4)) CROSS JOIN organisation o
  )`;
  const terms = mapped.has('paymentTermDays')
    ? 0
    : await changes.update(
        'account',
        { payment_term_days: Prisma.sql`s."termDays"` },
        from,
        Prisma.sql`t.id = s.id AND t.payment_term_days IS NULL AND s."termDays" IS NOT NULL`,
      );
  const limits = mapped.has('creditLimit')
    ? 0
    : await changes.update(
        'account',
        { credit_limit: Prisma.sql`s."creditLimit"`, credit_currency: Prisma.sql`s.base_currency` },
        from,
        Prisma.sql`t.id = s.id AND t.credit_limit IS NULL AND s."creditLimit" IS NOT NULL`,
      );
  if (terms + limits > 0) notes.add(msg('import-note-comments'), { terms, limits });
};
