import type { Language } from '../../generated/prisma/enums.ts';
import { replan } from '../attention/replan.ts';
import { audit } from '../audit/record.ts';
import type { Context } from '../commands/define.ts';
import type { Tx } from '../db.ts';

type Asker = Pick<Context, 'db' | 'now' | 'person' | 'channel'>;

/** Sets one preference of the asker, with its audit and what follows from it; what is already so is not written again. */
const change = async (
  { db, now, person, channel }: Asker,
  field: 'language' | 'zone',
  data: { language: Language } | { zone: string },
  { to, follow }: { readonly to: string; readonly follow?: (tx: Tx) => Promise<void> },
): Promise<void> => {
  await db.$transaction(async (tx) => {
    const { count } = await tx.person.updateMany({ where: { id: person.id, NOT: data }, data });
    if (count === 0) return;
    await audit(tx, now, {
      personId: person.id,
      action: `person.${field}-changed`,
      subject: 'person',
      subjectId: person.id,
      channel,
      details: { from: person[field], to },
    });
    await follow?.(tx);
  });
};

/** The language that the asker is answered in from now on. */
export const changeLanguage = (context: Asker, language: Language): Promise<void> =>
  change(context, 'language', { language }, { to: language });

/**
 * Where the asker is from now on: what waits for an hour of their day waits for it there.
 * @param zone IANA, known to this machine
 */
export const changeZone = (context: Asker, zone: string): Promise<void> => {
  const { now, person } = context;
  const follow = (tx: Tx) => replan(tx, now, person.id, { from: person.zone, to: zone });
  return change(context, 'zone', { zone }, { to: zone, follow });
};
