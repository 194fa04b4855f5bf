import { ApiError } from './errors.ts';
import { Arguments, type Arrived } from './http/arguments.ts';
import { Described, type Handler } from './methods/call.ts';
import { changing } from './methods/changing.ts';
import { chats } from './methods/chats.ts';
import { incoming } from './methods/incoming.ts';
import { presses } from './methods/presses.ts';
import { profile } from './methods/profile.ts';
import { sending } from './methods/sending.ts';
import type { Pace } from './rates.ts';
import { type Problem, readArguments } from './spec/check.ts';
import { facts } from './spec/facts.ts';
import type { Webhook } from './webhook.ts';
import type { World } from './world/world.ts';

const handlers = new Map<string, Handler>(
  Object.entries({ ...incoming, ...sending, ...changing, ...presses, ...profile, ...chats }),
);

/** Names of methods may be written in any case. */
const names = new Map([...facts.methods.keys(), ...facts.others].map((name) => [name.toLowerCase(), name]));

/** Parameters that exist, but of which this fake knows nothing. */
const unplayed = [
  ...['business_connection_id', 'direct_messages_topic_id', 'suggested_post_parameters', 'rich_message'],
  ...['message_effect_id', 'allow_paid_broadcast', 'inline_message_id', 'thumbnail', 'certificate', 'ip_address'],
];

export interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface ApiParts {
  readonly world: World;
  readonly pace: Pace;
  readonly webhook: Webhook;
}

/** The method that a path means, as the documentation writes it; as it came when there is none. */
export const canonical = (method: string): string => names.get(method.toLowerCase()) ?? method;

export const failed = (code: number, description: string, parameters?: ApiError['parameters']): Reply => ({
  status: code,
  body: { ok: false, error_code: code, description, ...(parameters && { parameters }) },
});

/** Answers calls as the platform does. Calls of unknown methods and with wrong parameters become violations. */
export const createApi = (parts: ApiParts) => {
  const { violations } = parts.world;

  const run = async (method: string, { values, files }: Arrived, gone: AbortSignal): Promise<Reply> => {
    const fields = facts.methods.get(method);
    const handler = handlers.get(method);
    if (!fields || !handler) {
      const exists = facts.others.has(method);
      violations.add({ kind: exists ? 'unplayed' : 'unknown-method', method, detail: method });
      return exists
        ? failed(501, `Not Implemented: this fake does not play ${method}`)
        : failed(404, 'Not Found: method not found');
    }
    const problems: Problem[] = [];
    const uploaded = Object.fromEntries([...files.keys()].filter((name) => fields.has(name)).map((name) => [name, '']));
    try {
      const args = new Arguments(readArguments(fields, { ...uploaded, ...values }, problems), files);
      for (const name of unplayed) {
        if (fields.has(name) && args.has(name)) violations.add({ kind: 'unplayed', method, detail: name });
      }
      const result = await handler({ ...parts, method, args, gone });
      return result instanceof Described
        ? { status: 200, body: { ok: true, result: result.result, description: result.description } }
        : { status: 200, body: { ok: true, result } };
    } finally {
      for (const problem of problems) violations.add({ ...problem, method });
    }
  };

  return async (method: string, arrived: Arrived, gone: AbortSignal): Promise<Reply> => {
    try {
      return await run(method, arrived, gone);
    } catch (error) {
      if (error instanceof ApiError) return failed(error.code, error.message, error.parameters);
      throw error;
    }
  };
};

export type Api = ReturnType<typeof createApi>;
