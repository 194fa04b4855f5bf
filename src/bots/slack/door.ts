import type { verifySlackRequest } from '@slack/bolt';
import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Clock } from '../../core/clock.ts';
import type { Logger } from '../../core/logger.ts';
import { InboxUnavailable } from '../inbox.ts';
import type { Signatures } from './signatures.ts';
import type { FormAnswer } from './waiting.ts';

/** Takes in what Slack sent. Resolves when it is stored, with what the acknowledgement says. @throws InboxUnavailable */
export type Deliver = (body: unknown) => Promise<FormAnswer>;

export interface DoorParts {
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly deliver: Deliver;
  readonly signatures: Signatures;
  /** The library's own, handed in since it is loaded late. */
  readonly verify: typeof verifySlackRequest;
}

/** For how long a signature is good. */
const freshSeconds = 300;
/** Slack's own bodies stay far below this. */
const bodyLimit = '1mb';

const challenge = z.object({ type: z.literal('url_verification'), challenge: z.string().max(1_000) });

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Events come as JSON, commands as a form, interactions as JSON in a form. Null for none of these. */
const bodyOf = (request: Request, raw: string): unknown => {
  if (request.is('application/json')) return parseJson(raw);
  const fields = new URLSearchParams(raw);
  const payload = fields.get('payload');
  return payload === null ? Object.fromEntries(fields) : parseJson(payload);
};

/**
 * `POST /slack/events`: where Slack delivers, other than through Socket Mode. What is not signed by Slack, or was long ago, is turned away
 * without a word: 401.
 */
export const createDoor = ({ signingSecret, clock, logger, deliver, signatures, verify }: DoorParts): Router => {
  const nowMs = (): number => clock.now().epochMilliseconds;
  const timeOf = (request: Request): number => Number(request.get('X-Slack-Request-Timestamp') ?? Number.NaN);
  const signatureOf = (request: Request): string => request.get('X-Slack-Signature') ?? '';

  /** Whether it looks as if Slack had signed it now, if with another secret. */
  const looksSigned = (request: Request): boolean =>
    signatureOf(request).startsWith('v0=') && Math.abs(nowMs() / 1_000 - timeOf(request)) <= freshSeconds;

  const isSigned = (request: Request, body: string): boolean => {
    try {
      verify({
        signingSecret,
        body,
        headers: {
          'x-slack-signature': signatureOf(request),
          'x-slack-request-timestamp': timeOf(request),
        },
        nowMilliseconds: nowMs(),
      });
      return true;
    } catch {
      return false;
    }
  };

  const take = async (request: Request, response: Response): Promise<unknown> => {
    const raw = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
    if (!isSigned(request, raw)) {
      if (looksSigned(request)) void signatures.wrong();
      return response.status(401).end();
    }
    void signatures.right();
    const body = bodyOf(request, raw);
    const asked = challenge.safeParse(body).data;
    if (asked) return response.json({ challenge: asked.challenge });
    const answer = await deliver(body);
    return answer ? response.json(answer) : response.status(200).end();
  };

  const door = Router();
  door.post('/slack/events', express.raw({ type: () => true, limit: bodyLimit }), async (request, response) => {
    try {
      await take(request, response);
    } catch (error) {
      // Slack sends events again; commands and presses are answered by Slack itself: "try again".
      logger.warn({ err: error, platform: 'slack' }, 'what Slack sent could not be stored');
      response.status(error instanceof InboxUnavailable ? 503 : 500).end();
    }
  });
  door.use('/slack/events', (error: unknown, _request: Request, response: Response, _next: () => void) => {
    const status = z.object({ status: z.number().int().min(400).max(499) }).safeParse(error).data?.status ?? 500;
    response.status(status).end();
  });
  return door;
};
