/**
 * How many messages leave the house, and how close to the platforms' limits. `npm run bench -- delivery`; the last line is JSON.
 * 1. End to end (a rule notices, the outbox takes it in, delivery sends it) over bare `sendMessage` calls to the same fake at the same
 *    concurrency, without limits: at least 0.4 is wanted.
 * 2. With the platforms' limits: Telegram's 30 a second over 300 chats, Slack's one a second and channel over 200. At least 0.95 is wanted, and no 429.
 */
import { withHouse } from './delivery/house.ts';
import { limits } from './delivery/limits.ts';
import { ratio } from './delivery/ratio.ts';

const overBare = await withHouse(ratio);
const near = await withHouse(limits);
const rounded = (share: number): number => Number(share.toFixed(3));
console.log(
  JSON.stringify({
    bench: 'delivery',
    ratio: rounded(overBare),
    telegram: rounded(near.telegram),
    slack: rounded(near.slack),
    refused: near.refused,
  }),
);
