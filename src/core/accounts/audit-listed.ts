import { auditAll } from '../audit/record.ts';
import type { Context } from '../commands/define.ts';
import type { Part } from '../people/policy.ts';

/** Notes in the audit that accounts stood in a list before somebody, with what of them the list says. */
export const auditListed = (
  { db, now, person, channel }: Pick<Context, 'db' | 'now' | 'person' | 'channel'>,
  accounts: readonly { readonly id: number; readonly parts: Iterable<Part> }[],
): Promise<void> =>
  auditAll(
    db,
    now,
    accounts.map(({ id, parts }) => ({
      personId: person.id,
      action: 'account.listed',
      subject: 'account',
      subjectId: id,
      channel,
      details: { parts: [...parts].join(',') },
    })),
  );
