import { setTimeout as pause } from 'node:timers/promises';
import { createInbox, InboxUnavailable, type Incoming, intakeConnection } from '../../src/bots/inbox.ts';
import { sentMessages } from '../../src/bots/sent.ts';
import { systemClock } from '../../src/core/clock.ts';
import { connect } from '../../src/core/db.ts';
import { createLogger } from '../../src/core/logger.ts';

/**
 * A process that works off the inbox until it is killed: `tsx inbox-worker.ts DATABASE_URL FIRST COUNT MS`. It receives COUNT updates in five lanes, says
 * how many are acknowledged, and takes MS for each answer, which it writes into the table of what was sent, as platforms do.
 */
const [url = '', first = '0', count = '0', ms = '0'] = process.argv.slice(2);
const db = connect(url);
const parts = { db, clock: systemClock, platform: 'telegram' };
const sent = sentMessages(parts);

const inbox = createInbox({
  ...parts,
  intake: connect(url, intakeConnection),
  logger: createLogger('silent'),
  leaseMs: 600,
  sweepMs: 50,
  handler: {
    handle: async (id, payload) => {
      const key = `inbox/${id}/answer`;
      if (await sent.find(key)) return;
      await pause(Number(ms));
      await sent.record(
        key,
        { chatId: 'chat', messageId: String(id) },
        { type: 'card', title: String(payload), children: [] },
      );
    },
    apologise: async () => {},
  },
});
inbox.start();

/** Sends again what is refused, as platforms do. */
const deliver = (update: Incoming): Promise<void> =>
  inbox.receive(update).catch((error: unknown) => {
    if (!(error instanceof InboxUnavailable)) throw error;
    return deliver(update);
  });

for (let i = Number(first); i < Number(first) + Number(count); i++) {
  await deliver({ eventId: `${i}`, lane: `lane ${i % 5}`, payload: i });
  process.stdout.write(`${i + 1}\n`);
}
