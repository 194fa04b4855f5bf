import { expect, it } from 'vitest';
import { createCleanup } from './cleanup.ts';

it('undoes the last thing first, and goes on past what fails or hangs', async () => {
  const cleanup = createCleanup();
  const undone: string[] = [];
  cleanup.add('first', async () => void undone.push('first'), 1000);
  cleanup.add('stuck', () => new Promise(() => {}), 20);
  cleanup.add('broken', () => Promise.reject(new Error('no such thing')), 1000);
  cleanup.add('last', async () => void undone.push('last'), 1000);
  expect(await cleanup.run()).toEqual(['broken: no such thing', 'stuck: not done in 0.02 s']);
  expect(undone).toEqual(['last', 'first']);
});

it('undoes each thing once', async () => {
  const cleanup = createCleanup();
  let times = 0;
  cleanup.add('one', async () => void times++, 1000);
  await Promise.all([cleanup.run(), cleanup.run()]);
  expect(times).toBe(1);
});
