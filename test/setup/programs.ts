import { join } from 'node:path';
import { buildForTests } from '../../scripts/build.mjs';

const programs = [
  'bench/ack/app-process.ts',
  'bench/ack/bolt-process.ts',
  'bench/ack/grammy-process.ts',
  'src/cli/ask.ts',
  'src/cli/calendar.ts',
  'src/cli/doctor.ts',
  'src/cli/import.ts',
  'test/chaos/worker.ts',
  'test/fakes/slack/main.ts',
  'test/fakes/telegram/main.ts',
  'test/setup/inbox-worker.ts',
  'test/setup/slack-app.ts',
  'test/setup/telegram-app.ts',
  'test/setup/visit-worker.ts',
] as const;
/** Path from the root. */
export type Program = (typeof programs)[number];

const nameOf = (program: Program): string => program.replace(/\.ts$/, '').replaceAll('/', '-');

/** Bundles them, where they are not as their sources are. */
export const buildPrograms = (): Promise<string> =>
  buildForTests(Object.fromEntries(programs.map((program) => [nameOf(program), program])));
let built: Promise<string> | undefined;

/** What Node is to run for a program as a process of its own: its bundle, since compiling file by file takes longer than most tests. */
export const program = async (main: Program): Promise<string[]> => {
  built ??= buildPrograms();
  return ['--enable-source-maps', join(await built, `${nameOf(main)}.js`)];
};
