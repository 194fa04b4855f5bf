import { createJournal, type Journal } from '../shared/journal.ts';
import type { Queued } from './world/updates.ts';
import { seconds, type World } from './world/world.ts';

export interface WebhookSettings {
  readonly url: string;
  readonly secret: string;
  /** How many updates may be under way at once. */
  readonly connections: number;
}

/** One try to deliver an update. */
interface Delivery {
  readonly updateId: number;
  readonly attempt: number;
  /** What the bot answered; null when it did not. */
  readonly status: number | null;
  readonly ms: number;
}

export interface Webhook {
  settings(): WebhookSettings | null;
  set(settings: WebhookSettings | null): void;
  lastError(): { readonly date: number; readonly message: string } | null;
  readonly deliveries: Journal<Delivery>;
  /** Stretches or shortens the waits between tries, and the time that a bot has for an answer. */
  hurry(factor: number): void;
}

interface WebhookParts {
  readonly world: World;
  readonly keep: number;
  /** Carries out the call that a bot may put into its answer. */
  readonly call: (method: string, values: Readonly<Record<string, unknown>>) => void;
}

/** Seconds; the platform's own. */
const waits = { answer: 60, most: 60, retryAfter: 3600 };

/** A call in the answer is carried out without telling its result; calls that read are not. */
const methodIn = (body: string): { method: string; values: Record<string, unknown> } | null => {
  try {
    const said: unknown = JSON.parse(body);
    if (typeof said !== 'object' || said === null || !('method' in said)) return null;
    const { method, ...values } = said;
    return typeof method === 'string' && !/^(?:get|setwebhook|deletewebhook|close|logout)/i.test(method)
      ? { method, values }
      : null;
  } catch {
    return null;
  }
};

export const createWebhook = ({ world, keep, call }: WebhookParts): Webhook => {
  const deliveries = createJournal<Delivery>(keep);
  let settings: WebhookSettings | null = null;
  let error: { date: number; message: string } | null = null;
  let generation = 0;
  let pace = 1;
  let underWay = new Set<Queued>();
  let busy = new Set<string>();

  /** First at once, then after 2, 4, 8 … seconds; as the bot wishes, if it says so. */
  const waitAfter = (attempt: number, retryAfter: number): number => {
    if (retryAfter > 0) return Math.min(retryAfter, waits.retryAfter);
    return attempt === 1 ? 0 : Math.min(2 ** (attempt - 1), waits.most);
  };

  const tryOnce = async (
    { update }: Queued,
    { url, secret }: WebhookSettings,
    attempt: number,
  ): Promise<number | null> => {
    const began = performance.now();
    let status: number | null = null;
    let retryAfter = 0;
    try {
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'Content-Type': 'application/json', ...(secret && { 'X-Telegram-Bot-Api-Secret-Token': secret }) },
        body: JSON.stringify(update),
        signal: AbortSignal.timeout(waits.answer * 1000 * Math.max(pace, 0.001)),
      });
      status = response.status;
      retryAfter = Number(response.headers.get('Retry-After') ?? 0) || 0;
      const answer = await response.text();
      const asked = response.ok ? methodIn(answer) : null;
      if (asked) call(asked.method, asked.values);
      if (!response.ok) throw new Error(`Wrong response from the webhook: ${status} ${response.statusText}`);
    } catch (failure) {
      const message = status === null ? connectionProblem(failure) : String(failure).replace(/^Error: /, '');
      error = { date: seconds(world), message };
    }
    deliveries.add({ updateId: update.update_id, attempt, status, ms: performance.now() - began });
    return status !== null && status >= 200 && status <= 299 ? null : waitAfter(attempt, retryAfter);
  };

  const deliver = async (queued: Queued): Promise<void> => {
    const mine = generation;
    for (let attempt = 1; settings && mine === generation; attempt++) {
      const wait = await tryOnce(queued, settings, attempt);
      if (mine !== generation) return;
      if (wait === null) break;
      await new Promise((resolve) => setTimeout(resolve, wait * 1000 * pace));
    }
    if (mine !== generation) return;
    world.updates.remove(queued);
    underWay.delete(queued);
    busy.delete(queued.order);
    pump();
  };

  const pump = (): void => {
    if (!settings) return;
    for (const queued of world.updates.waiting()) {
      if (underWay.size >= settings.connections) return;
      if (underWay.has(queued) || busy.has(queued.order)) continue;
      underWay.add(queued);
      busy.add(queued.order);
      void deliver(queued);
    }
  };
  world.updates.listen(pump);

  return {
    settings: () => settings,
    set: (to) => {
      settings = to;
      generation += 1;
      error = null;
      underWay = new Set();
      busy = new Set();
      pump();
    },
    lastError: () => error,
    deliveries,
    hurry: (factor) => {
      pace = factor;
    },
  };
};

const connectionProblem = (failure: unknown): string => {
  if (failure instanceof Error && failure.name === 'TimeoutError') return 'Read timeout expired';
  const cause = failure instanceof Error ? failure.cause : undefined;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return code === 'ECONNREFUSED' ? 'Connection refused' : 'Webhook connection closed';
};
