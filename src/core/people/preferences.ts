import type { Language } from '../../generated/prisma/enums.ts';
import { audit } from '../audit/record.ts';
import type { Context } from '../commands/define.ts';

type Asker = Pick<Context, 'db' | 'now' | 'person' | 'channel'>;

/** Sets one preference of the asker, with its audit; what is already so is not written again. */
const change = async (
  { db, now, person, channel }: Asker,
  field: 'language' | 'zone',
  data: { language: Language } | { zone: string },
  to: string,
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
  });
};

/** The language that the asker is answered in from now on. */
export const changeLanguage = (context: Asker, language: Language): Promise<void> =>
  change(context, 'language', { language }, language);

/** @param zone IANA, known to this machine */
export const changeZone = (context: Asker, zone: string): Promise<void> => change(context, 'zone', { zone }, zone);
