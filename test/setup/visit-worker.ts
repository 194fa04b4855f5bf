import { createDispatch } from '../../src/bots/dispatch.ts';
import { fixedClock } from '../../src/core/clock.ts';
import { actions, commands, forms } from '../../src/core/commands/registry.ts';
import { connect } from '../../src/core/db.ts';
import { createLogger } from '../../src/core/logger.ts';

/**
 * A process that sends the form of a visit, tells the card, and then hangs, so that it can be killed between what it did and its answer:
 * `tsx visit-worker.ts DATABASE_URL PERSON ACCOUNT KEY NOW`.
 */
const [url = '', personId = '', accountId = '', key = '', now = ''] = process.argv.slice(2);
const db = connect(url);
const dispatch = createDispatch({
  db,
  clock: fixedClock(now),
  logger: createLogger('silent'),
  commands,
  actions,
  forms,
});
const person = await db.person.findUniqueOrThrow({ where: { id: Number(personId) } });
const values = { kind: 'meeting', day: now.slice(0, 10), summary: 'Wants new prices' };
const { card } = await dispatch.submit({ person, channel: 'telegram', key }, `visit:${accountId}`, values);
process.stdout.write(`${JSON.stringify(card)}\n`);
setInterval(() => {}, 60_000);
