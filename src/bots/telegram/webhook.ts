import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Logger } from '../../core/logger.ts';
import { telegramWebhookPath } from '../../core/telegram-config.ts';
import { InboxUnavailable } from '../inbox.ts';

/** Far more than an update has; a text is 4,096 characters at most. */
const bodyLimit = '1mb';

const digest = (value: string): Buffer => createHash('sha256').update(value).digest();

/** What Express's parser of bodies throws. */
const bodyError = z.object({ status: z.number().int().min(400).max(499) });

/**
 * Takes updates over HTTP: 200 once they are stored, 503 when Telegram is to send them again, 401 without the secret. None has a body.
 * @param store resolves when the update is stored
 */
export const webhookRouter = (
  { secret, logger }: { readonly secret: string; readonly logger: Logger },
  store: (update: unknown) => Promise<void>,
): Router => {
  const router = Router();
  const expected = digest(secret);

  router.post(
    telegramWebhookPath,
    (request: Request, response: Response, next: NextFunction) => {
      const shown = request.get('X-Telegram-Bot-Api-Secret-Token') ?? '';
      if (timingSafeEqual(digest(shown), expected)) next();
      else response.status(401).end();
    },
    express.json({ limit: bodyLimit, strict: false }),
    async (request: Request, response: Response) => {
      await store(request.body);
      response.status(200).end();
    },
    (error: unknown, _request: Request, response: Response, _next: NextFunction) => {
      const body = bodyError.safeParse(error);
      if (body.success) return void response.status(body.data.status).end();
      if (!(error instanceof InboxUnavailable)) logger.error({ err: error }, 'an update from Telegram cannot be taken');
      response.status(503).end();
    },
  );
  return router;
};
