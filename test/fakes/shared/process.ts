import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { type Program, program } from '../../setup/programs.ts';

const ready = z.object({ ready: z.url() });

export interface FakeProcess {
  /** Without a trailing slash. */
  readonly url: string;
  stop(): Promise<void>;
}

/** What a fake prints when it listens: one line of JSON that {@link startProcess} waits for. */
export const sayReady = (port: number): void => {
  process.stdout.write(`${JSON.stringify({ ready: `http://127.0.0.1:${port}` })}\n`);
};

/**
 * Starts a fake as a process of its own and waits until it listens.
 * @throws when it ends before it is ready; what it said on its error output is in the message.
 */
export const startProcess = async (main: Program, args: readonly string[]): Promise<FakeProcess> => {
  const script = await program(main);
  const child = spawn(process.execPath, [...script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints = `${complaints}${chunk}`.slice(-4000);
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await Promise.race([
    firstLine(child),
    ended.then(() => {
      throw new Error(`${main} ended before it was ready: ${complaints}`);
    }),
  ]);
  return {
    url,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
};

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    if (child.stdout === null) return reject(new Error('The fake has no output.'));
    createInterface(child.stdout).once('line', (line) => {
      try {
        resolve(ready.parse(JSON.parse(line)).ready);
      } catch (error) {
        reject(error);
      }
    });
  });
