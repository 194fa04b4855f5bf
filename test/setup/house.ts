import { createDispatch, type Speaker } from '../../src/bots/dispatch.ts';
import type { Beginning } from '../../src/core/beginning/begin.ts';
import type { Seals } from '../../src/core/calendars/seal.ts';
import { type Clock, fixedClock } from '../../src/core/clock.ts';
import { actions, commands, forms } from '../../src/core/commands/registry.ts';
import type { Db } from '../../src/core/db.ts';
import { createLogger } from '../../src/core/logger.ts';
import type { ConnectedPlatform } from '../../src/core/people/linking/connected.ts';
import type { Person } from '../../src/core/people/person.ts';
import { next } from '../factories/values.ts';

/** Chat platforms as the house knows them: Slack, where a token is typed, and Telegram, where it is opened. */
export const connectedPlatforms: readonly ConnectedPlatform[] = [
  { name: 'slack', linkTo: () => null },
  { name: 'telegram', linkTo: (token) => `https://t.me/kam_bot?start=${token}` },
];

/** The whole house behind its one door, on a Saturday morning. */
export const theHouse = (
  db: Db,
  clock: Clock = fixedClock('2026-11-21T08:00:00Z'),
  seals?: Seals,
  beginning?: Beginning,
) =>
  createDispatch({
    db,
    clock,
    logger: createLogger('error'),
    commands,
    actions,
    forms,
    platforms: connectedPlatforms,
    ...(seals && { seals }),
    ...(beginning && { beginning }),
  });

/** Somebody at the console, as the database knows them now. */
export const at = async (db: Db, { id }: Pick<Person, 'id'>): Promise<Speaker> => ({
  person: await db.person.findUniqueOrThrow({ where: { id } }),
  channel: 'console',
  key: `test/${next()}`,
});
