import { type ChildProcess, spawn } from 'node:child_process';
import { once as happens } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { program } from '../setup/programs.ts';
import type { WorkerSetup } from './worker.ts';

/** Keeps so many workers alive, whatever kills them. */
export const keepWorking = async (setup: WorkerSetup, count: number) => {
  const script = await program('test/chaos/worker.ts');
  const children = new Set<ChildProcess>();
  const working = new Set<ChildProcess>();
  let over = false;
  const begin = (): void => {
    const child = spawn(process.execPath, [...script, JSON.stringify(setup)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.add(child);
    child.stdout?.once('data', () => working.add(child));
    child.once('exit', () => {
      children.delete(child);
      working.delete(child);
      if (!over) begin();
    });
  };
  for (let i = 0; i < count; i++) begin();
  return {
    /** Resolves once all are at work. */
    ready: async (): Promise<void> => {
      while (working.size < count) await pause(100);
    },
    /** Kills one that is at work; false: none is. */
    kill: (): boolean => {
      const alive = [...working];
      return alive[Math.floor(Math.random() * alive.length)]?.kill('SIGKILL') ?? false;
    },
    end: async (): Promise<void> => {
      over = true;
      const gone = [...children].map((child) => happens(child, 'exit'));
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(gone);
    },
  };
};
