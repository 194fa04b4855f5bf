import express, { type Response, Router } from 'express';
import { ZodError, z } from 'zod';
import type { Fake } from '../fake.ts';
import { Cannot } from '../people/cannot.ts';
import { Refusal } from '../refusal.ts';
import type { Verb } from './verb.ts';
import { verbs } from './verbs.ts';

const known: Readonly<Record<string, Verb<z.ZodType, unknown> | undefined>> = verbs;

/** 400 for what makes no sense, 409 for what people cannot do. */
const refuse = (response: Response, error: unknown): void => {
  if (error instanceof ZodError) response.status(400).json({ error: z.prettifyError(error) });
  else if (error instanceof Cannot) response.status(409).json({ error: error.message });
  else if (error instanceof Refusal) response.status(409).json({ error: error.code, ...error.more });
  else throw error;
};

/** The control API: one address for each verb. */
export const controlRouter = (fake: Fake): Router => {
  const router = Router();
  router.use(express.json({ limit: '50mb' }));
  router.post('/:verb', async (request, response) => {
    const { verb: name } = request.params;
    const verb = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!verb) return void response.status(404).json({ error: `There is no verb ${name}.` });
    try {
      response.json(await verb.run(fake, verb.schema.parse(request.body ?? {})));
    } catch (error) {
      refuse(response, error);
    }
  });
  return router;
};
