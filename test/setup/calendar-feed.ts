import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { calendarOf } from '../factories/ics.ts';
import { testServer } from './calendar-server.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

/** How a server fares that is to be read and is not. */
export const troubles = {
  hangsUp: (request) => request.socket.destroy(),
  breaksOff: (_, response) => {
    response.writeHead(200, { 'content-type': 'text/calendar', 'content-length': '5000' });
    response.write('BEGIN:VCALENDAR\r\n', () => response.destroy());
  },
  showsAPage: (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Log in</h1>'),
} satisfies Record<string, Answer>;

/** @returns what refuses with this status */
export const refusing =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(status, headers).end();

/** A calendar as services on the web have one: it has a tag, and is not sent anew to whoever names it. Ended when the test file is done. */
export const aFeed = async () => {
  let text = calendarOf();
  let trouble: Answer | null = null;
  const asked: { readonly tag: string | undefined; readonly status: number }[] = [];
  const serve: Answer = (request, response) => {
    const etag = `"${createHash('sha256').update(text).digest('hex')}"`;
    const isKnown = request.headers['if-none-match'] === etag;
    response.writeHead(isKnown ? 304 : 200, { etag, 'content-type': 'text/calendar; charset=utf-8' });
    response.end(isKnown ? undefined : text);
  };
  const root = await testServer((request, response) => {
    (trouble ?? serve)(request, response);
    asked.push({ tag: request.headers['if-none-match'], status: response.statusCode });
  });
  return {
    address: `${root}/secret/basic.ics`,
    /** What came in, in order. */
    asked,
    /** From now on it has these events, each its lines. */
    has: (...events: readonly (readonly string[])[]) => {
      text = calendarOf(...events);
    },
    /** From now on it answers so; null: as it should. */
    answers: (answer: Answer | null) => {
      trouble = answer;
    },
  };
};
