import { afterEach } from 'vitest';
import { createInbox, type Inbox, type InboxParts } from '../../src/bots/inbox.ts';
import { systemClock } from '../../src/core/clock.ts';
import type { Db } from '../../src/core/db.ts';
import { createLogger } from '../../src/core/logger.ts';

/** Something in a lane, named so that a test can tell it from others. */
export const update = (eventId: string, lane = 'chat', payload: unknown = { said: eventId }) => ({
  eventId,
  lane,
  payload,
});

/** Opens inboxes of Telegram that take up quickly what another one left; they are closed after each test. */
export const inboxes = (db: Db) => {
  const open: Inbox[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((inbox) => inbox.close(500)));
  });
  return (handler: Partial<InboxParts['handler']>, over: Partial<InboxParts> = {}): Inbox => {
    const inbox = createInbox({
      db,
      intake: db,
      clock: systemClock,
      logger: createLogger('silent'),
      platform: 'telegram',
      handler: { handle: async () => {}, apologise: async () => {}, ...handler },
      leaseMs: 600,
      sweepMs: 50,
      ...over,
    });
    inbox.start();
    open.push(inbox);
    return inbox;
  };
};
