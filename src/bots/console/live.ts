import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Feed } from './feed.ts';

const heartbeatMs = 15_000;

/** `Last-Event-ID` as a browser sends it when it connects again; anything else counts as a first connection. */
const lastEventId = z.coerce.number().int().nonnegative().catch(0);

/**
 * Answers with a stream of server-sent events: `message` for each that was written or rewritten, `ready` once all is told, `progress` for how far something has come, `anew` when what was
 * told before no longer holds. Every event's id is a revision, so that a browser that was cut off goes on where it was.
 */
export const stream = (
  feed: Feed,
  { as, isStillAdmitted }: { readonly as: string; isStillAdmitted(): Promise<boolean> },
  request: Request,
  response: Response,
): void => {
  const header = request.get('Last-Event-ID');
  response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
  response.flushHeaders();
  response.write('retry: 1000\n\n');
  const event = (name: string, id: number, data: unknown): void => {
    response.write(`id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const beat = async (): Promise<void> => {
    // While the database is away, nothing is told anyway.
    if (await isStillAdmitted().catch(() => true)) response.write(': still here\n\n');
    else response.end();
  };
  const heartbeat = setInterval(beat, heartbeatMs);
  const stop = feed.listen(
    {
      as,
      isStillAdmitted,
      message: (message) => event('message', message.revision, message),
      // Not to be told again after a loss: it has no id.
      progress: (line) => void response.write(`event: progress\ndata: ${JSON.stringify({ line })}\n\n`),
      end: () => void response.end(),
      caughtUp: (revision, anew) => event(anew ? 'anew' : 'ready', revision, { revision }),
    },
    header === undefined ? null : lastEventId.parse(header),
  );
  response.on('close', () => {
    clearInterval(heartbeat);
    stop();
  });
};
