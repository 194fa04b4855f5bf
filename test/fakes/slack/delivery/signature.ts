import { createHmac } from 'node:crypto';

/** The platform's signature of a request's raw body, version 0. */
export const signature = (secret: string, seconds: number, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')}`;
