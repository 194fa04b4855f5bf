import { type ChildProcess, spawn } from 'node:child_process';
import { once as happens } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { systemClock } from '../../src/core/clock.ts';
import { connect, type Db, retryWhileAway } from '../../src/core/db.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { startEmbedded } from '../../src/postgres/server.ts';
import { anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import type { FailureRule } from '../fakes/shared/failures.ts';
import { type SlackFake, startSlack } from '../fakes/slack/client.ts';
import { usualSettings } from '../fakes/slack/world/app.ts';
import { type FakeTelegram, startTelegram } from '../fakes/telegram/client.ts';
import { put } from '../setup/outbox.ts';
import { startRedis, type TestRedis } from '../setup/redis.ts';
import { again, once } from './kinds.ts';
import { type Expected, type Tally, tally } from './tally.ts';
import type { WorkerSetup } from './worker.ts';

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

interface Chat {
  readonly personId: number;
  readonly platform: 'slack' | 'telegram';
  readonly chat: string;
  /** Their own name, to look with. */
  readonly who: string;
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

const populate = async (db: Db, slack: SlackFake, telegram: FakeTelegram, plan: Plan): Promise<Chat[]> => {
  await anOrganisation(db);
  const chats: Chat[] = [];
  for (let i = 0; i < plan.slack; i++) {
    const { id: personId } = await aPerson(db);
    const { id, dm } = await slack.act('person', { name: `p${i}` });
    await anIdentity(db, { personId, platform: 'slack', platformUserId: id, directChatId: dm });
    chats.push({ personId, platform: 'slack', chat: dm, who: `p${i}` });
  }
  const people = Array.from({ length: plan.telegram }, (_, i) => ({ first_name: `P${i}`, started: true }));
  for (const id of await telegram.act('addPeople', people)) {
    const { id: personId } = await aPerson(db);
    await anIdentity(db, { personId, platformUserId: String(id) });
    chats.push({ personId, platform: 'telegram', chat: String(id), who: String(id) });
  }
  return chats;
};

/** Keeps so many workers alive, whatever kills them. */
const keepWorking = (setup: WorkerSetup, count: number) => {
  const path = fileURLToPath(new URL('worker.ts', import.meta.url));
  const children = new Set<ChildProcess>();
  const working = new Set<ChildProcess>();
  let over = false;
  const begin = (): void => {
    const child = spawn(process.execPath, ['--import', 'tsx', path, JSON.stringify(setup)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.add(child);
    child.stdout?.once('data', () => working.add(child));
    child.once('exit', () => {
      children.delete(child);
      working.delete(child);
      if (!over) begin();
    });
  };
  for (let i = 0; i < count; i++) begin();
  return {
    /** Kills one that is at work; false: none is. */
    kill: (): boolean => {
      const alive = [...working];
      return alive[Math.floor(Math.random() * alive.length)]?.kill('SIGKILL') ?? false;
    },
    end: async (): Promise<void> => {
      over = true;
      const gone = [...children].map((child) => happens(child, 'exit'));
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(gone);
    },
  };
};

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
    const chats = await populate(db, slack, telegram, plan);
    await slack.act('failures', { rules: failures('chat.postMessage') });
    await telegram.act('failures', failures('sendMessage'));
    const { botToken, signingSecret } = usualSettings;
    const workers = keepWorking(
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
