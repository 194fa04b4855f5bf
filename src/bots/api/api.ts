import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { msg, translator } from '../../core/i18n/translator.ts';
import type { Logger } from '../../core/logger.ts';
import { Language } from '../../generated/prisma/enums.ts';
import { Declined, decline } from './declined.ts';
import { type DoorParts, whoseToken } from './door.ts';
import { readForm } from './form-data.ts';
import { type Asker, apply, discard, type ImportParts, standing, take } from './imports.ts';
import { openApi } from './openapi.ts';
import type { TrialBody } from './schemas.ts';

export interface ApiParts extends DoorParts, ImportParts {
  readonly logger: Logger;
}

const query = z.strictObject({ lang: z.enum(Language).optional() });
const trialId = z.object({ trial: z.coerce.number().int().min(1).max(2_147_483_647) });
const idempotencyKey = z.object({
  'Idempotency-Key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .optional(),
});

/** Importing over HTTP, for programs that show a token: docs/import-api.md. */
export const createImportApi = (parts: ApiParts): Router => {
  const { db, logger } = parts;
  /** Whose files are being taken in: they are in memory for as long. */
  const atWork = new Set<number>();

  /** In the language that is asked for, else the organisation's. */
  const translatorFor = async (request: Request) => {
    const { lang } = query.parse(request.query);
    const organisation = await db.organisation.findUnique({ where: { id: 1 }, select: { language: true, zone: true } });
    return translator(lang ?? organisation?.language ?? 'en', organisation?.zone ?? 'UTC');
  };

  type Answer = { readonly status: number; readonly body: object };
  const asked =
    (handle: (asker: Asker, request: Request) => Promise<Answer>) =>
    async (request: Request, response: Response): Promise<void> => {
      response.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
      let t = translator('en', 'UTC');
      try {
        t = await translatorFor(request);
        const { status, body } = await handle({ token: await whoseToken(parts, request), t }, request);
        response.status(status).json(body);
      } catch (error) {
        decline(response, error, t, logger);
      }
    };
  const ofTrial = (handle: (asker: Asker, id: number) => Promise<TrialBody>) =>
    asked(async (asker, { params }) => ({ status: 200, body: await handle(asker, trialId.parse(params).trial) }));

  const router = Router();
  router.get('/api/openapi.json', (_request, response) => {
    response.json(openApi);
  });
  router.post(
    '/api/import',
    asked(async (asker, request) => {
      const key = idempotencyKey.parse({ 'Idempotency-Key': request.get('Idempotency-Key') })['Idempotency-Key'];
      const { id } = asker.token;
      if (atWork.has(id)) throw new Declined(409, 'conflict', msg('api-busy'));
      atWork.add(id);
      try {
        return await take(parts, asker, await readForm(request), key);
      } finally {
        atWork.delete(id);
      }
    }),
  );
  router.get(
    '/api/import/:trial',
    ofTrial((asker, id) => standing(parts, asker, id)),
  );
  router.delete(
    '/api/import/:trial',
    ofTrial((asker, id) => discard(parts, asker, id)),
  );
  router.post(
    '/api/import/:trial/apply',
    asked((asker, { params }) => apply(parts, asker, trialId.parse(params).trial)),
  );
  router.use(
    '/api/import',
    asked(async () => {
      throw new Declined(404, 'not-found', msg('console-no-such-page'));
    }),
  );
  return router;
};
