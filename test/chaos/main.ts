// `npm run chaos`: 10,000 notifications over 500 chats while everything goes wrong. `-- --embedded`: one worker, without Redis. `-- --small`: a tenth.
import { parseArgs } from 'node:util';
import { chaos } from './chaos.ts';
import { holds } from './tally.ts';

const { values } = parseArgs({
  options: { embedded: { type: 'boolean', default: false }, small: { type: 'boolean', default: false } },
});
const part = values.small ? 0.1 : 1;
const result = await chaos({
  slack: Math.round(375 * part),
  telegram: Math.round(125 * part),
  rounds: 20,
  workers: values.embedded ? 1 : 2,
  kills: Math.round(50 * part),
  redis: !values.embedded,
  flushes: 2,
  restarts: 2,
  rates: 1,
  say: (line) => console.log(line),
});
console.log(JSON.stringify(result));
process.exit(holds(result) ? 0 : 1);
