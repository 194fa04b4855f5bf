import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createLanes } from './lanes.ts';

/** Lanes whose work ends when the test says so. */
const heldLanes = (atOnce: number) => {
  const begun: string[] = [];
  const ends = new Map<string, (more: boolean) => void>();
  const lanes = createLanes(atOnce, (lane) => {
    begun.push(lane);
    return new Promise((resolve) => ends.set(lane, resolve));
  });
  const end = async (lane: string, more = false) => {
    ends.get(lane)?.(more);
    await pause(0);
  };
  return { lanes, begun, end };
};

describe('lanes', () => {
  it('are worked off side by side, but not more than so many', async () => {
    const { lanes, begun, end } = heldLanes(2);
    for (const lane of ['a', 'b', 'c', 'd']) lanes.poke(lane);
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(begun).toEqual(['a', 'b', 'c']);
    await end('a');
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
  });

  it('have one worker each, which looks again when something came meanwhile', async () => {
    const { lanes, begun, end } = heldLanes(2);
    lanes.poke('a');
    lanes.poke('a');
    lanes.poke('a');
    expect(begun).toEqual(['a']);
    await end('a');
    expect(begun).toEqual(['a', 'a']);
    await end('a');
    expect(begun).toEqual(['a', 'a']);
  });

  it('take turns: one with much to do does one thing, and goes to the end of the queue', async () => {
    const { lanes, begun, end } = heldLanes(1);
    for (const lane of ['long', 'a', 'b']) lanes.poke(lane);
    await end('long', true);
    await end('a');
    lanes.poke('c');
    await end('b');
    await end('long', true);
    await end('c');
    await end('long', true);
    expect(begun).toEqual(['long', 'a', 'b', 'long', 'c', 'long', 'long']);
  });

  it('that are closed finish what is at work, and begin nothing more', async () => {
    const { lanes, begun, end } = heldLanes(1);
    lanes.poke('a');
    lanes.poke('b');
    let closed = false;
    const closing = lanes.close().then(() => {
      closed = true;
    });
    lanes.poke('c');
    await pause(0);
    expect(closed).toBe(false);
    await end('a');
    await closing;
    expect(begun).toEqual(['a']);
  });
});
