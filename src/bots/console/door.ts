import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { type Db, retryWhileAway } from '../../core/db.ts';
import { type ConsoleAccess, type House, passSeconds } from './access.ts';
import type { Assets } from './assets.ts';
import { sendError, strangersTranslator } from './failures.ts';
import { markup as h } from './html.ts';

const cookieName = 'kam_console';
const loginPath = '/console/login';
/** Where somebody wanted to go before they were asked for the secret: the console itself, with what was said behind its address. */
const wanted = z
  .string()
  .max(500)
  .regex(/^\/\?[\w=&%.+~-]*$/);
const loginInput = z.object({ secret: z.string().max(1_000), to: z.unknown().optional() });

const wantedOr = (to: unknown, otherwise: string): string => wanted.catch(otherwise).parse(to);

const passIn = (request: Request): string | undefined =>
  request
    .get('Cookie')
    ?.split(';')
    .map((part) => part.trim().split('='))
    .find(([name]) => name === cookieName)?.[1];

const isForApi = (request: Request): boolean => request.path.startsWith('/api/');

/** What decides who may use the console, as it is now. */
export const houseOf = async (db: Db): Promise<House> => {
  const select = { isDemo: true, consoleSecretHash: true };
  const found = await retryWhileAway(() => db.organisation.findUnique({ where: { id: 1 }, select }));
  return { isDemo: found?.isDemo ?? false, secretHash: found?.consoleSecretHash ?? null };
};

/** Whether the console is still open to who was let in with this request, which may go on for hours: a stream. */
export const isStillAdmitted = async (access: ConsoleAccess, request: Request): Promise<boolean> => {
  const mode = await access.mode();
  return mode === 'open' || (mode === 'secret' && (await access.admits(passIn(request))));
};

/** Hands a pass to a browser. */
const givePass = (request: Request, response: Response, pass: string): void => {
  response.cookie(cookieName, pass, {
    httpOnly: true,
    sameSite: 'strict',
    maxAge: passSeconds * 1_000,
    path: '/',
    secure: request.secure,
    encode: String,
  });
};

/** Lets a browser go on by which the console was just given a secret. */
export const letIn = async (access: ConsoleAccess, request: Request, response: Response): Promise<void> => {
  const pass = await access.letIn();
  if (pass !== null) givePass(request, response, pass);
};

/** Lets pass who may use the console; others are shown the login page, or why it is closed. */
export const doorkeeper =
  (access: ConsoleAccess, assets: Promise<Assets>): RequestHandler =>
  async (request, response, next) => {
    if (await isStillAdmitted(access, request)) return next();
    const mode = await access.mode();
    const t = strangersTranslator(request);
    if (mode === 'secret' && !isForApi(request)) {
      const to = wantedOr(request.originalUrl, '');
      return response.redirect(303, to === '' ? loginPath : `${loginPath}?${new URLSearchParams({ to })}`);
    }
    if (mode === 'secret') return sendError(response, 401, 'log-in-first', t('console-log-in-first'));
    if (isForApi(request)) return sendError(response, 403, 'forbidden', t('console-closed'));
    const notice = h('main', { class: 'door' }, h('h1', {}, 'KAM Assistant'), h('p', {}, t('console-closed')));
    response.status(403).send((await assets).documentOf(t.language, notice));
  };

/** The page where one shows that one knows the secret. A plain form: it works without any script. */
export const loginRoutes = (access: ConsoleAccess, assets: Promise<Assets>): Router => {
  const show = async (request: Request, response: Response, status: number, problem?: string): Promise<void> => {
    const t = strangersTranslator(request);
    const to = wantedOr(request.method === 'POST' ? request.body?.to : request.query.to, '');
    const form = h(
      'form',
      { class: 'door', method: 'post', action: loginPath },
      h('h1', {}, 'KAM Assistant'),
      h('label', { for: 'secret' }, t('console-login-secret')),
      h('input', {
        id: 'secret',
        name: 'secret',
        type: 'password',
        autocomplete: 'current-password',
        required: '',
        autofocus: '',
        'aria-describedby': problem && 'problem',
      }),
      ...(to ? [h('input', { type: 'hidden', name: 'to', value: to })] : []),
      ...(problem ? [h('p', { id: 'problem', class: 'problem', role: 'alert' }, problem)] : []),
      h('button', { class: 'button button-primary' }, t('console-login-enter')),
      ...(access.keepsSecret ? [h('p', { class: 'quiet' }, t('console-login-lost'))] : []),
    );
    const page = (await assets).documentOf(t.language, form);
    response.status(status).set('Cache-Control', 'no-store').send(page);
  };

  const routes = Router();
  routes.get(loginPath, (request, response) => show(request, response, 200));
  routes.post(loginPath, express.urlencoded({ extended: false, limit: '4kb' }), async (request, response) => {
    const t = strangersTranslator(request);
    const input = loginInput.safeParse(request.body);
    const pass = await access.enter(input.success ? input.data.secret : '', request.socket.remoteAddress ?? '');
    if (pass === null) return show(request, response, 403, t('console-login-wrong'));
    if (pass === 'wait') return show(request, response, 429, t('console-login-wait'));
    givePass(request, response, pass);
    response.redirect(303, wantedOr(input.data?.to, '/'));
  });
  return routes;
};
