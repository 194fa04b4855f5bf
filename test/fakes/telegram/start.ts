import { createFailures } from '../shared/failures.ts';
import { createJournal } from '../shared/journal.ts';
import type { FakeOptions } from '../shared/options.ts';
import { type Api, createApi } from './api.ts';
import type { CallEntry } from './calls.ts';
import { createListener } from './control/listener.ts';
import { createTelegramServer } from './http/server.ts';
import { createPace } from './rates.ts';
import { createViolations } from './violations.ts';
import { createWebhook } from './webhook.ts';
import { createWorld } from './world/world.ts';

const noFiles = new Map();
const never = new AbortController().signal;

/** Builds the whole platform. It does not listen yet. */
export const createTelegram = ({ rates, keep, seed }: FakeOptions) => {
  const world = createWorld({ keep, violations: createViolations(keep) });
  const pace = createPace(world, rates);
  const failures = createFailures(seed);
  const calls = createJournal<CallEntry>(keep);
  const webhook = createWebhook({
    world,
    keep,
    call: (method, values) => void api(method, { values, files: noFiles }, never),
  });
  const api: Api = createApi({ world, pace, webhook });
  const control = createListener({ world, pace, webhook, failures, calls });
  return createTelegramServer({ world, api, pace, failures, calls, control });
};
