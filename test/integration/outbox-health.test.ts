import { beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/core/clock.ts';
import { outboxTrouble } from '../../src/core/outbox/health.ts';
import { aPerson } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';

const { db, reset } = await testDb();
beforeEach(reset);

const secondsAgo = (seconds: number): Date => new Date(Date.now() - seconds * 1_000);

const dueSince = async (seconds: number, blockedUntil: Date | null = null): Promise<void> => {
  const { id: personId } = await aPerson(db);
  const { id: mailboxId } = await db.mailbox.create({ data: { personId, blockedUntil } });
  const dueAt = secondsAgo(seconds);
  const deadlineAt = secondsAgo(seconds - 3_600);
  await db.outboxMessage.create({
    data: { key: `due/${personId}`, mailboxId, kind: 'try-out', payload: {}, priority: 1, dueAt, deadlineAt },
  });
};

describe('the health of the outbox', () => {
  it('is good when nothing is due, or has not been due for long', async () => {
    expect(await outboxTrouble(db, systemClock.now())).toBeNull();
    await dueSince(50);
    expect(await outboxTrouble(db, systemClock.now())).toBeNull();
  });

  it('is bad when nobody has worked at what is due for a minute', async () => {
    await dueSince(65);
    expect(await outboxTrouble(db, systemClock.now())).toMatch(/^what is due has been waiting for 6\d seconds$/);
  });

  it('is good while much is due and it goes out', async () => {
    await dueSince(300);
    await db.sentMessage.create({
      data: { platform: 'slack', chatId: 'c', messageId: '1', key: 'k', card: {}, sentAt: secondsAgo(5) },
    });
    expect(await outboxTrouble(db, systemClock.now())).toBeNull();
  });

  it('is good when what is due waits for a platform that asked for it', async () => {
    await dueSince(300, secondsAgo(-30));
    expect(await outboxTrouble(db, systemClock.now())).toBeNull();
  });
});
