import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import { Queue } from 'bullmq';
import { type RequestHandler, Router } from 'express';
import { boardPath } from '../jobs.ts';

/** Bull-board styles its page from within. It would also load fonts from elsewhere; it does without. */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** bull-board over a queue: jobs in each state, why they failed, and buttons to try them again. Jobs carry ids only. */
export const createBoard = (queue: object): RequestHandler => {
  // Its types know queues in Redis only, the board itself others too.
  if (!(queue instanceof Queue)) throw new Error('the board wants a queue of BullMQ');
  const adapter = new ExpressAdapter().setBasePath(boardPath);
  createBullBoard({ queues: [new BullMQAdapter(queue)], serverAdapter: adapter });
  const board = Router();
  board.use((_request, response, next) => {
    response.set('Content-Security-Policy', contentPolicy);
    next();
  });
  board.use(adapter.getRouter());
  return board;
};
