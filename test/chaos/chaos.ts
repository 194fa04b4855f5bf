import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { systemClock } from '../../src/core/clock.ts';
import { connect, retryWhileAway } from '../../src/core/db.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { startEmbedded } from '../../src/postgres/server.ts';
import { anOrganisation } from '../factories/index.ts';
import type { FailureRule } from '../fakes/shared/failures.ts';
import { startSlack } from '../fakes/slack/client.ts';
import { usualSettings } from '../fakes/slack/world/app.ts';
import { startTelegram } from '../fakes/telegram/client.ts';
import { put } from '../setup/outbox.ts';
import { startRedis, type TestRedis } from '../setup/redis.ts';
import { again, once } from './kinds.ts';
import { onSlack, onTelegram } from './people.ts';
import { type Expected, type Tally, tally } from './tally.ts';
import { keepWorking } from './workers.ts';

export interface Plan {
  /** Chats on each platform. */
  readonly slack: number;
  readonly telegram: number;
  /** How often each chat is told something. */
  readonly rounds: number;
  readonly workers: number;
  /** How often a worker is killed with -9. */
  readonly kills: number;
  readonly redis: boolean;
  /** How often Redis is flushed, and PostgreSQL restarted. */
  readonly flushes: number;
  readonly restarts: number;
  /** How much faster than in reality the platforms take messages; 0 is without limits. */
  readonly rates: number;
  readonly say: (line: string) => void;
}

const failures = (method: string): FailureRule[] =>
  (
    [
      ['rate-limit', 0.01],
      ['http-500', 0.01],
      ['drop-before', 0.005],
      ['drop-after', 0.005],
      ['hang-before', 0.0005],
      ['hang-after', 0.0005],
    ] as const
  ).map(([does, share]) => ({ method, does, share, retryAfter: 2, error: 'internal_error', hangMs: 60_000 }));

const openRow = z.object({ open: z.number() });
const expectedRow = z.object({ personId: z.number(), says: z.string(), state: z.string(), attempts: z.number() });

/** Sends notifications while everything goes wrong at random, and holds what arrived against what was to arrive. */
export const chaos = async (plan: Plan): Promise<Tally & { readonly seconds: number }> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'kam-chaos-'));
  const server = await startEmbedded({ dataDir, onProgress: plan.say });
  const db = connect(server.url);
  const redis: TestRedis | undefined = plan.redis ? await startRedis() : undefined;
  const slack = await startSlack({ rates: plan.rates, keep: 100_000 });
  const telegram = await startTelegram({ rates: plan.rates, keep: 100_000 });
  try {
    await migrate(server.url);
    await anOrganisation(db);
    const chats = [...(await onSlack(db, slack, plan.slack)), ...(await onTelegram(db, telegram, plan.telegram))];
    await slack.act('failures', { rules: failures('chat.postMessage') });
    await telegram.act('failures', failures('sendMessage'));
    const { botToken, signingSecret } = usualSettings;
    const workers = await keepWorking(
      {
        databaseUrl: server.url,
        ...(redis && { redisUrl: redis.url }),
        slack: { botToken, apiUrl: slack.apiUrl, delivery: { signingSecret } },
        telegram: { token: telegram.token, apiRoot: telegram.root },
      },
      plan.workers,
    );
    const began = performance.now();
    const open = async (): Promise<number> => {
      const rows = await retryWhileAway(
        () => db.$queryRaw`SELECT count(*)::int AS open FROM outbox_message WHERE state IN ('pending', 'sending')`,
      );
      return z.tuple([openRow]).parse(rows)[0].open;
    };

    let left = { kills: plan.kills, flushes: redis ? plan.flushes : 0, restarts: plan.restarts, rounds: plan.rounds };
    const misfortune = async (): Promise<void> => {
      await pause(500 + Math.random() * 2_500);
      const spent = (of: number, all: number): number => (all - of) / Math.max(1, all);
      const progress = spent(left.kills, plan.kills);
      if (left.restarts > 0 && spent(left.restarts, plan.restarts) < progress) {
        left = { ...left, restarts: left.restarts - 1 };
        process.kill(server.pid, 'SIGQUIT');
      } else if (left.flushes > 0 && spent(left.flushes, plan.flushes) < progress) {
        left = { ...left, flushes: left.flushes - 1 };
        await redis?.flush();
      } else if (left.kills > 0 && workers.kill()) {
        left = { ...left, kills: left.kills - 1 };
      }
    };
    const unfortunate = (async () => {
      while (left.kills + left.flushes + left.restarts > 0) await misfortune();
    })();
    for (let round = 0; round < plan.rounds; round++) {
      for (const { personId } of chats) {
        const kind = round % 2 === 0 ? again : once;
        await retryWhileAway(() => put(db, systemClock, personId, [`message ${round}`], { kind }));
      }
      plan.say(`round ${round + 1} of ${plan.rounds}: ${await open()} open, ${JSON.stringify(left)}`);
    }
    await unfortunate;
    await slack.act('failures', { rules: [] });
    await telegram.act('failures', []);
    for (let waiting = await open(); waiting > 0; waiting = await open()) {
      plan.say(`${waiting} open`);
      await pause(2_000);
    }
    const seconds = Math.round((performance.now() - began) / 1_000);
    await workers.end();

    const byPerson = new Map(chats.map((chat) => [chat.personId, chat]));
    const rows = z.array(expectedRow).parse(
      await db.$queryRaw`
        SELECT b.person_id AS "personId", o.payload->>'says' AS says, o.state::text AS state, o.attempts
        FROM outbox_message o JOIN mailbox b ON b.id = o.mailbox_id WHERE o.kind IN ('again', 'once') ORDER BY o.id`,
    );
    const expected = rows.flatMap(({ personId, ...row }): Expected[] => {
      const chat = byPerson.get(personId);
      return chat ? [{ ...row, chat: chat.chat, platform: chat.platform }] : [];
    });
    const arrived = new Map<string, string[]>();
    for (const { platform, chat, who } of chats) {
      const seen =
        platform === 'slack'
          ? (await slack.act('sees', { who, channel: chat })).messages.map(({ text }) => text)
          : (await telegram.act('seen', { user: Number(chat) })).map(({ text }) => text);
      arrived.set(
        chat,
        seen.map((text) => text.trim()),
      );
    }
    return { ...tally(expected, arrived), seconds };
  } finally {
    await Promise.all([slack.stop(), telegram.stop(), redis?.end()]);
    await db.$disconnect();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
};
