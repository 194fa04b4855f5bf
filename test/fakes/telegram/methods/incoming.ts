import { z } from 'zod';
import { badRequest, conflict } from '../errors.ts';
import type { WebhookSettings } from '../webhook.ts';
import { pathOf } from '../world/files.ts';
import type { Update } from '../world/updates.ts';
import { type Call, Described, type Handler } from './call.ts';

const clamp = (value: number, min: number, max: number): number => Math.min(Math.max(value, min), max);

/** Seconds that the platform keeps a poll open at most. */
const longestPoll = 50;

/** Whoever polls last wins; the one before is told so. */
const pollers = new WeakMap<Call['world'], (reason: Error) => void>();

const take = ({ world: { updates } }: Call, limit: number): readonly Update[] => {
  const batch = updates.waiting().slice(0, limit);
  for (const queued of batch) if (queued.again) updates.remove(queued);
  return batch.map(({ update }) => update);
};

const allow = ({ world, args }: Call): void => {
  const types = args.object('allowed_updates', z.array(z.string()));
  if (types) world.updates.allow(types);
};

const getUpdates: Handler = async (call) => {
  const { world, args, webhook, gone } = call;
  if (webhook.settings()) {
    throw conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  }
  const offset = args.number('offset') ?? 0;
  const limit = clamp(args.number('limit') ?? 100, 1, 100);
  const timeout = clamp(args.number('timeout') ?? 0, 0, longestPoll);
  allow(call);
  const { updates } = world;
  updates.confirm(offset < 0 ? updates.last() + 1 + offset : offset);
  const ready = take(call, limit);
  if (ready.length > 0 || timeout === 0) return ready;

  pollers.get(world)?.(
    conflict('terminated by other getUpdates request; make sure that only one bot instance is running'),
  );
  await new Promise<void>((resolve, reject) => {
    const stop = updates.listen(() => end());
    const timer = setTimeout(() => end(), timeout * 1000);
    const end = (reason?: Error): void => {
      stop();
      clearTimeout(timer);
      gone.removeEventListener('abort', leave);
      if (pollers.get(world) === end) pollers.delete(world);
      if (reason) reject(reason);
      else resolve();
    };
    const leave = (): void => end();
    gone.addEventListener('abort', leave);
    pollers.set(world, end);
  });
  return gone.aborted ? [] : take(call, limit);
};

const ports = new Set(['', '443', '80', '88', '8443']);

/** Here also plain HTTP on this machine, as a Bot API server of one's own allows it. */
const webhookProblem = (url: URL): string | null => {
  if (url.protocol === 'http:' && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)) return null;
  if (url.protocol !== 'https:') return 'An HTTPS URL must be provided for webhook';
  return ports.has(url.port) ? null : 'Webhook can be set up only on ports 80, 88, 443 or 8443';
};

const settingsOf = ({ args }: Call): WebhookSettings | null => {
  const address = args.text('url');
  if (address === '') return null;
  if (!URL.canParse(address)) throw badRequest('invalid webhook URL specified');
  const secret = args.text('secret_token');
  if (secret.length > 256) throw badRequest('secret token is too long');
  if (!/^[\w-]*$/.test(secret)) throw badRequest('secret token contains unallowed characters');
  const problem = webhookProblem(new URL(address));
  if (problem) throw badRequest(`bad webhook: ${problem}`);
  return { url: address, secret, connections: clamp(args.number('max_connections') ?? 40, 1, 100) };
};

const deleteWebhook: Handler = ({ world, args, webhook }) => {
  if (args.flag('drop_pending_updates')) world.updates.clear();
  const was = webhook.settings() !== null;
  webhook.set(null);
  return new Described(true, was ? 'Webhook was deleted' : 'Webhook is already deleted');
};

const setWebhook: Handler = (call) => {
  const { world, args, webhook, pace, method } = call;
  const settings = settingsOf(call);
  if (!settings) return deleteWebhook(call);
  pace.webhook(method);
  allow(call);
  const drops = args.flag('drop_pending_updates');
  const { url, secret, connections } = webhook.settings() ?? {};
  if (url === settings.url && secret === settings.secret && connections === settings.connections && !drops) {
    return new Described(true, 'Webhook is already set');
  }
  if (drops) world.updates.clear();
  pollers.get(world)?.(conflict('terminated by setWebhook request'));
  webhook.set(settings);
  return new Described(true, 'Webhook was set');
};

const getWebhookInfo: Handler = ({ world, webhook }) => {
  const settings = webhook.settings();
  const error = webhook.lastError();
  const allowed = world.updates.allowed();
  return {
    url: settings?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: world.updates.waiting().length,
    ...(settings && { max_connections: settings.connections, ip_address: '127.0.0.1' }),
    ...(error && { last_error_date: error.date, last_error_message: error.message }),
    ...(allowed.length > 0 && { allowed_updates: allowed }),
  };
};

/** Larger files a bot cannot fetch. */
const largestDownload = 20 * 2 ** 20;

const getFile: Handler = ({ world, args }) => {
  const id = args.text('file_id');
  if (id === '') throw badRequest('file_id not specified');
  const file = world.files.byId(id);
  if (!file) throw badRequest('invalid file_id');
  if (file.size > largestDownload) throw badRequest('file is too big');
  return { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.size, file_path: pathOf(file) };
};

export const incoming: Readonly<Record<string, Handler>> = {
  getUpdates,
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
  getFile,
  logOut: () => true,
  close: () => true,
};
