import { describe, expect, it } from 'vitest';
import { batched } from './batched.ts';

describe('calls that are made together', () => {
  it('share a run, and each gets its own result', async () => {
    const runs: number[][] = [];
    const double = batched(async (items: readonly number[]) => {
      runs.push([...items]);
      return items.map((item) => item * 2);
    });
    expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6]);
    expect(runs).toEqual([[1, 2, 3]]);
  });

  it('go along with the next run when one is under way, at most so many', async () => {
    const runs: number[][] = [];
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const same = batched(
      async (items: readonly number[]) => {
        runs.push([...items]);
        await gate;
        return items;
      },
      { most: 2 },
    );
    const first = same(1);
    await Promise.resolve();
    await Promise.resolve();
    const others = [2, 3, 4].map(same);
    release();
    await Promise.all([first, ...others]);
    expect(runs).toEqual([[1], [2, 3], [4]]);
  });

  it('fail together, and the next ones do not', async () => {
    let broken = true;
    const sometimes = batched(async (items: readonly number[]) => {
      if (broken) throw new Error('broken');
      return items;
    });
    expect(await Promise.allSettled([1, 2].map(sometimes))).toMatchObject([
      { status: 'rejected' },
      { status: 'rejected' },
    ]);
    broken = false;
    expect(await sometimes(3)).toBe(3);
  });
});

it('waits for company where it is told to, but not once a batch is full', async () => {
  const sizes: number[] = [];
  const run = async (items: readonly number[]) => {
    sizes.push(items.length);
    return items;
  };
  const patient = batched(run, { most: 3, gatherMs: 30 });
  const first = patient(1);
  await new Promise((resolve) => setTimeout(resolve, 5));
  await Promise.all([first, patient(2)]);
  await Promise.all([1, 2, 3, 4].map(patient));
  expect(sizes).toEqual([2, 3, 1]);
});
