import { type SpawnOptions, spawn } from 'node:child_process';

/**
 * Runs one of PostgreSQL's programs to its end: undefined, or the last lines it said when it failed. In a process group of its own, so that
 * a Ctrl-C in the terminal reaches us and not it; `options.signal` ends it.
 */
export const run = (program: string, args: string[], options: SpawnOptions): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      windowsHide: true,
    });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => (options.signal?.aborted ? reject(error) : resolve(error.message)));
    child.on('close', (code) => resolve(code === 0 ? undefined : output.trim().split('\n').slice(-5).join('\n')));
  });
