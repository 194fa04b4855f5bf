import { randomBytes } from 'node:crypto';
import { type NextFunction, type Request, type Response, Router } from 'express';
import type { Clock } from '../../core/clock.ts';
import type { Command } from '../../core/commands/define.ts';
import type { Db } from '../../core/db.ts';
import type { Logger } from '../../core/logger.ts';
import type { ClockMover } from '../../core/moved-clock.ts';
import type { Dispatch } from '../dispatch.ts';
import { createAccess } from './access.ts';
import { createApi } from './api.ts';
import { loadAssets } from './assets.ts';
import { createConversation } from './conversation.ts';
import { createDesk } from './desk.ts';
import { doorkeeper, houseOf, isStillAdmitted, letIn, loginRoutes } from './door.ts';
import { fail, strangersTranslator, turnAway } from './failures.ts';
import { createFeed } from './feed.ts';
import { isLoopback, isSameOrigin, namesUs, securityHeaders } from './guard.ts';
import { consolePlatform } from './platform.ts';

export interface ConsoleParts {
  readonly db: Db;
  readonly clock: Clock;
  /** What passes hold by, whatever time it is in the demo. */
  readonly realClock: Clock;
  /** Moves the clock of the demo; undefined where that cannot be. */
  readonly mover: ClockMover | undefined;
  readonly logger: Logger;
  readonly dispatch: Dispatch;
  readonly commands: readonly Command[];
  /** The host name or address that the server listens on. */
  readonly host: string;
  /** Without one, the company keeps one of its own, or the console is open only on loopback to a demo company. */
  readonly secret: string | undefined;
  /** What passes are signed with; without it, they end with this process. */
  readonly passKey?: Buffer | undefined;
  /** What else only those may see who may use the console. */
  readonly admin?: Router | undefined;
}

/** The web console: its page, its API and its door. */
export interface Console {
  readonly router: Router;
  close(): void;
}

export const createConsole = ({
  db,
  clock,
  realClock,
  mover,
  logger,
  dispatch,
  commands,
  host,
  secret,
  passKey = randomBytes(32),
  admin,
}: ConsoleParts): Console => {
  const platform = consolePlatform({ db, clock });
  const feed = createFeed({ db, logger });
  const conversation = createConversation({ db, clock, dispatch, platform, progress: feed.progress, wrote: feed.poke });
  const access = createAccess({ secret, loopback: isLoopback(host), passKey }, realClock, () => houseOf(db));

  const assets = loadAssets();
  assets.catch((error: unknown) => logger.error({ err: error }, 'the console page cannot be built'));

  const router = Router();
  router.use(securityHeaders);
  router.use((request, response, next) => {
    if (namesUs(request.get('Host'), host) && isSameOrigin(request.get('Origin'), request.get('Host'))) return next();
    const t = strangersTranslator(request);
    turnAway(response, 'forbidden', t('console-foreign'));
  });
  router.get('/console/:file', async (request, response, next) => {
    const file = (await assets).files.get(request.path);
    if (!file) return next();
    response
      .set({ 'Content-Type': file.type, 'Cache-Control': 'public, max-age=31536000, immutable' })
      .send(file.content);
  });
  router.use(loginRoutes(access, assets));
  router.use(doorkeeper(access, assets));
  if (admin) router.use(admin);
  router.get('/', async (_request, response) => {
    response
      .set('Cache-Control', 'no-cache')
      .type('html')
      .send((await assets).page);
  });
  router.use(
    '/api/console',
    createApi({
      db,
      clock,
      logger,
      commands,
      conversation,
      desk: createDesk(dispatch),
      feed,
      mover,
      isStillAdmitted: (request) => isStillAdmitted(access, request),
      letIn: (request, response) => letIn(access, request, response),
    }),
  );
  router.use((error: unknown, request: Request, response: Response, _next: NextFunction) =>
    fail(response, error, strangersTranslator(request), logger),
  );
  return { router, close: feed.close };
};
