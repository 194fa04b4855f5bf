import { randomUUID } from 'node:crypto';
import express, { type Request, type Response, Router } from 'express';
import type { z } from 'zod';
import type { Begun } from '../../core/beginning/begin.ts';
import type { Clock } from '../../core/clock.ts';
import { type Command, summaryKey } from '../../core/commands/define.ts';
import { type Db, retryWhileAway } from '../../core/db.ts';
import { translator } from '../../core/i18n/translator.ts';
import type { Logger } from '../../core/logger.ts';
import type { Person } from '../../core/people/person.ts';
import { may } from '../../core/people/policy.ts';
import { type ClockParts, clockNow, moveClock } from './clock.ts';
import type { Answer, Conversation } from './conversation.ts';
import type { Desk } from './desk.ts';
import { fail, strangersTranslator, turnAway } from './failures.ts';
import type { Feed } from './feed.ts';
import { fileOf, sendFile } from './files.ts';
import {
  actionInput,
  adminActionInput,
  adminFormInput,
  clockInput,
  fileInput,
  formInput,
  messageInput,
  pageInput,
  uploadInput,
  whoInput,
} from './input.ts';
import { stream } from './live.ts';
import { speakerOf, speakers } from './people.ts';
import { channelsOf, placeFor } from './places.ts';
import { messagesById, page } from './read.ts';
import { bytesOf, mustImport } from './uploads.ts';
import type { WireAdminAnswer, WireAnswer, WireBegun, WireCommand } from './wire.ts';

export interface ApiParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly commands: readonly Command[];
  readonly conversation: Conversation;
  readonly desk: Desk;
  readonly feed: Feed;
  readonly mover: ClockParts['mover'];
  /** Whether whoever sent a request may still use the console. */
  isStillAdmitted(request: Request): Promise<boolean>;
  /** Has a browser go on for which the console now asks for another secret. */
  letIn(request: Request, response: Response): Promise<void>;
}

/** 10,000 characters of any alphabet, escaped however a client likes, and no more. */
const bodyLimit = '256kb';

const wireBegun = ({ person, secret }: Begun): WireBegun => ({ as: person.handle, secret });

/** The console over HTTP, as docs/console-api.md describes it. */
export const createApi = ({
  db,
  clock,
  logger,
  commands,
  conversation,
  desk,
  feed,
  mover,
  isStillAdmitted,
  letIn,
}: ApiParts): Router => {
  const api = Router();
  api.use(express.json({ limit: bodyLimit }));
  api.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });

  /** A request of a known person: what they sent is parsed, who they are is looked up, and failures are said in their language. */
  const asked =
    <Input extends { readonly as: string }>(
      read: (request: Request) => unknown,
      schema: z.ZodType<Input>,
      handle: (person: Person, input: Input, response: Response, request: Request) => Promise<void>,
    ) =>
    async (request: Request, response: Response): Promise<void> => {
      let t = strangersTranslator(request);
      try {
        const input = schema.parse(read(request));
        const person = await speakerOf(db, clock, input.as);
        t = translator(person.language, person.zone);
        await handle(person, input, response, request);
      } catch (error) {
        fail(response, error, t, logger);
      }
    };
  const query = (request: Request): unknown => request.query;
  const body = (request: Request): unknown => request.body;

  const reply = async (response: Response, person: Person, answer: Answer, begun?: Begun): Promise<void> => {
    if ('turnedAway' in answer) {
      const { kind, message, field } = answer.turnedAway;
      return turnAway(response, kind, message, field);
    }
    const replies = await retryWhileAway(() => messagesById(db, person, answer.replies));
    const said: WireAnswer = {
      outcome: answer.outcome,
      replies,
      ...(answer.form && { form: answer.form }),
      ...(begun && { begun: wireBegun(begun) }),
    };
    response.json(said);
  };

  api.get('/people', async (_request, response) => {
    response.json({ people: await retryWhileAway(() => speakers(db, clock)) });
  });

  api.get(
    '/channels',
    asked(query, whoInput, async (person, _input, response) => {
      response.json({ channels: await channelsOf(db, person) });
    }),
  );

  api.get(
    '/commands',
    asked(query, whoInput, async ({ role, language, zone }, _input, response) => {
      const t = translator(language, zone);
      const theirs = commands
        .filter(({ permission }) => may(role, permission))
        .map((command): WireCommand => ({ name: command.name, summary: t(summaryKey(command)) }));
      response.json({ commands: theirs });
    }),
  );

  api.get(
    '/messages',
    asked(query, pageInput, async (person, { channel, after, before, limit }, response) => {
      const place = await placeFor(db, person, channel);
      response.json(await page(db, person, place, before === undefined ? { after: after ?? 0 } : { before }, limit));
    }),
  );

  api.get(
    '/messages/:messageId/file',
    asked(
      ({ query: said, params }) => ({ ...said, messageId: params.messageId }),
      fileInput,
      async (person, { messageId }, response) => sendFile(response, await fileOf(db, person, messageId)),
    ),
  );

  api.get(
    '/events',
    asked(query, whoInput, async (person, _input, response, request) =>
      stream(feed, { as: person.handle, isStillAdmitted: () => isStillAdmitted(request) }, request, response),
    ),
  );

  api.post(
    '/messages',
    asked(body, messageInput, async (person, { channel, text, requestId = randomUUID() }, response) => {
      const place = await retryWhileAway(() => placeFor(db, person, channel));
      await reply(response, person, await conversation.say(person, place, text, requestId));
    }),
  );

  api.post(
    '/files',
    asked(query, uploadInput, async (person, { name, requestId = randomUUID() }, response, request) => {
      mustImport(person);
      const bytes = await bytesOf(request, response);
      await reply(response, person, await conversation.keep(person, name, bytes, requestId));
    }),
  );

  api.post(
    '/actions',
    asked(body, actionInput, async (person, { messageId, action, requestId = randomUUID() }, response) => {
      await reply(response, person, await conversation.press(person, messageId, action, requestId));
    }),
  );

  api.post(
    '/forms',
    asked(body, formInput, async (person, { channel, formId, values, requestId = randomUUID() }, response, request) => {
      const place = await retryWhileAway(() => placeFor(db, person, channel));
      const { answer, begun } = await conversation.submit(person, place, formId, values, requestId);
      if (begun) await letIn(request, response);
      await reply(response, begun?.person ?? person, answer, begun);
    }),
  );

  const time = { db, clock, mover };
  api.get(
    '/clock',
    asked(query, whoInput, async (_person, _input, response) => {
      response.json(await clockNow(time));
    }),
  );

  api.post(
    '/clock',
    asked(body, clockInput, async (person, { to, requestId }, response) => {
      const answer = await moveClock(time, person, to, requestId);
      if ('turnedAway' in answer) return turnAway(response, answer.turnedAway.kind, answer.turnedAway.message);
      feed.poke();
      response.json(await clockNow(time));
    }),
  );

  api.get(
    '/admin',
    asked(query, whoInput, async (person, _input, response) => {
      response.json({ pages: desk.pages(person) });
    }),
  );

  api.post(
    '/admin/actions',
    asked(body, adminActionInput, async (person, { action, requestId = randomUUID() }, response) => {
      response.json(await desk.press(person, action, requestId));
    }),
  );

  api.post(
    '/admin/forms',
    asked(body, adminFormInput, async (person, { formId, values, requestId = randomUUID() }, response, request) => {
      const { answer, begun } = await desk.submit(person, formId, values, requestId);
      if (begun) await letIn(request, response);
      const said: WireAdminAnswer = { ...answer, ...(begun && { begun: wireBegun(begun) }) };
      response.json(said);
    }),
  );

  api.use((request: Request, response: Response) => {
    const t = strangersTranslator(request);
    turnAway(response, 'not-found', t('console-no-such-page'));
  });

  return api;
};
