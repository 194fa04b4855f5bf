import { quietStartFacts, quietStartOf } from '../attention/quiet-start.ts';
import type { Context } from '../commands/define.ts';
import type { Tx } from '../db.ts';
import { identitiesOf } from '../people/identities.ts';
import type { Reader } from './entry.ts';

/** What somebody has set, what the organisation has, and where they are reached. The console is a place for who uses it. */
export const readerOf = async ({
  db,
  now,
  person,
  channel,
}: Pick<Context, 'now' | 'person' | 'channel'> & { readonly db: Tx }): Promise<Reader> => {
  const rows = await db.setting.findMany({
    where: {
      OR: [
        { scope: 'person', scopeId: person.id },
        { scope: 'organisation', scopeId: 0 },
      ],
    },
  });
  const valuesOf = (wanted: 'person' | 'organisation') =>
    Object.fromEntries(rows.filter(({ scope }) => scope === wanted).map(({ key, value }) => [key, value]));
  const identities = await identitiesOf(db, person.id);
  const chats = identities.filter(({ reachable }) => reachable).map(({ platform }) => platform);
  return {
    own: valuesOf('person'),
    ours: valuesOf('organisation'),
    reach: [...new Set([...chats, ...(channel === 'console' ? ['console'] : [])])],
    role: person.role,
    quietUntil: quietStartOf(await quietStartFacts(db), now),
  };
};
