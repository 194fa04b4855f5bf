import { setTimeout as sleep } from 'node:timers/promises';
import { type Request, Router } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Clock } from '../core/clock.ts';
import type { Db } from '../core/db.ts';
import type { Delivered } from '../core/outbox/delivery.ts';
import { gaugesFrom } from './gauges.ts';

/** Who may read the metrics: the rules of the console, of which this is told only what it needs. */
interface MetricsDoor {
  mode(): Promise<'open' | 'closed' | 'secret'>;
  /** Null when the secret is wrong; `wait` after too many wrong ones. */
  enter(secret: string, address: string): Promise<string | 'wait' | null>;
}

export interface MetricsParts {
  readonly db: Db;
  /** As people see it. */
  readonly clock: Clock;
  readonly door: MetricsDoor;
  /** How many jobs there are in each state. */
  readonly queueDepth: () => Promise<Record<string, number>>;
}

export interface Metrics {
  readonly routes: Router;
  observeJob(name: string, outcome: string, seconds: number): void;
  observeDelivery(delivered: Delivered): void;
}

/** Prometheus gives up on a scrape after ten seconds, and would then know nothing at all. */
const patienceMs = 2_000;

/** What Prometheus reads at `/metrics`: this process, its jobs, the queue, and how things stand in the database. */
export const createMetrics = ({ db, clock, door, queueDepth }: MetricsParts): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers });

  const jobSeconds = new Histogram({
    name: 'kam_job_duration_seconds',
    help: 'How long jobs took in this process, by job and outcome (done, failed, handed-back).',
    labelNames: ['job', 'outcome'],
    buckets: [0.01, 0.05, 0.25, 1, 5, 30, 120],
    registers,
  });
  const jobDone = gauge(
    'kam_job_last_done_timestamp_seconds',
    'When a recurring job was last done, by anybody.',
    'job',
  );
  const depth = gauge('kam_queue_jobs', 'Jobs in the queue.', 'state');
  const asOf = gauge('kam_data_as_of_timestamp_seconds', 'The day that the newest figures describe.', 'source', 'kind');
  const inboxOpen = gauge('kam_inbox_open', 'What came in from a platform and is not answered yet.', 'platform');
  const inboxOldest = gauge('kam_inbox_oldest_timestamp_seconds', 'Since when the oldest of it waits.', 'platform');
  const outbox = gauge('kam_outbox_messages', 'Messages that are open, or were due within a day.', 'state');
  const outboxOldest = gauge('kam_outbox_oldest_due_timestamp_seconds', 'Since when the oldest open message is due.');
  const outcomes = new Counter({
    name: 'kam_deliveries_total',
    help: 'What became of messages in this process, by kind, platform and outcome.',
    labelNames: ['kind', 'platform', 'outcome'],
    registers,
  });
  const lateness = new Histogram({
    name: 'kam_delivery_lateness_seconds',
    help: 'How long after they were due messages were sent, by kind.',
    labelNames: ['kind'],
    buckets: [0.1, 0.25, 0.5, 1, 2, 5, 15, 60, 300, 1800],
    registers,
  });
  const up = gauge('kam_up', 'Whether what the metrics are read from answered.', 'part');
  const read = [jobDone, depth, asOf, inboxOpen, inboxOldest, outbox, outboxOldest];

  /** Sets gauges by what a part says, or says that it is away. */
  const reading = async <T>(part: string, ask: () => Promise<T>, set: (answer: T) => void): Promise<void> => {
    try {
      const late = sleep(patienceMs, undefined, { ref: false }).then(() => Promise.reject(new Error('too slow')));
      set(await Promise.race([ask(), late]));
      up.set({ part }, 1);
    } catch {
      up.set({ part }, 0);
    }
  };

  const readAll = async (): Promise<void> => {
    for (const each of read) each.reset();
    await Promise.all([
      reading('queue', queueDepth, (counts) => {
        for (const [state, count] of Object.entries(counts)) depth.set({ state }, count);
      }),
      reading(
        'database',
        () => gaugesFrom(db, clock),
        ({ data, inbox, jobs, outbox: { states, oldest } }) => {
          for (const { source, kind, asOf: day } of data) asOf.set({ source, kind }, day);
          for (const { platform, open, oldest } of inbox) {
            inboxOpen.set({ platform }, open);
            inboxOldest.set({ platform }, oldest);
          }
          for (const { state, messages } of states) outbox.set({ state }, messages);
          if (oldest !== null) outboxOldest.set(oldest);
          for (const { name, doneAt } of jobs) jobDone.set({ job: name }, doneAt);
        },
      ),
    ]);
  };

  const routes = Router();
  routes.get('/metrics', async (request, response) => {
    const refused = await refusal(request, door);
    if (refused) return response.status(refused).set('WWW-Authenticate', 'Bearer').end();
    await readAll();
    response.type(registry.contentType).send(await registry.metrics());
  });
  return {
    routes,
    observeJob: (job, outcome, seconds) => jobSeconds.observe({ job, outcome }, seconds),
    observeDelivery: ({ kind, platform, outcome, lateMs }) => {
      outcomes.inc({ kind, platform: platform ?? 'none', outcome });
      if (outcome === 'sent') lateness.observe({ kind }, Math.max(0, lateMs / 1_000));
    },
  };
};

/** The status that turns a reader away; null lets them in. They show the secret as `Authorization: Bearer …`. */
const refusal = async (request: Request, door: MetricsDoor): Promise<number | null> => {
  const mode = await door.mode();
  if (mode !== 'secret') return mode === 'open' ? null : 403;
  const shown = /^Bearer (?<secret>.+)$/.exec(request.get('Authorization') ?? '')?.groups?.secret;
  if (shown === undefined) return 401;
  const pass = await door.enter(shown, request.socket.remoteAddress ?? '');
  return pass === null ? 401 : pass === 'wait' ? 429 : null;
};
