import type { RequestListener } from 'node:http';
import { ZodError, z } from 'zod';
import { readBody } from '../http/body.ts';
import { groups } from './groups.ts';
import { people } from './people.ts';
import { setting } from './setting.ts';
import { sight } from './sight.ts';
import type { Stage } from './verb.ts';

const verbs = { ...setting, ...people, ...groups, ...sight };

/** Names, inputs and outputs of all that a test can do. */
export type Verbs = typeof verbs;

const byName = new Map<string, { act(stage: Stage, said: unknown): unknown }>(Object.entries(verbs));

/** Answers `POST /_fake/<verb>`: 200 with its output, 400 with why it cannot be done. */
export const createListener =
  (stage: Stage): RequestListener =>
  async (request, response) => {
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body ?? null));
    };
    try {
      const name = new URL(request.url ?? '/', 'http://fake').pathname.replace('/_fake/', '');
      const verb = byName.get(name);
      if (!verb) return answer(404, { error: `there is no ${name}` });
      const body = await readBody(request);
      answer(200, await verb.act(stage, JSON.parse(body.toString() || '{}')));
    } catch (error) {
      const message = error instanceof ZodError ? z.prettifyError(error) : String(error);
      answer(400, { error: message });
    }
  };
