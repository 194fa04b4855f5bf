import { createConsole } from './bots/console/console.ts';
import { createDispatch } from './bots/dispatch.ts';
import { type Clock, systemClock } from './core/clock.ts';
import { actions, commands, forms } from './core/commands/registry.ts';
import { connect } from './core/db.ts';
import type { Logger } from './core/logger.ts';
import { createHttpServer } from './http/server.ts';

/** What of the configuration the app itself needs. */
export interface AppConfig {
  /** Where it listens: a name or an address. */
  readonly host: string;
  /** What opens the console; without it, the console is open on loopback to a demo company only. */
  readonly consoleSecret?: string | undefined;
}

export interface AppParts {
  readonly databaseUrl: string;
  readonly logger: Logger;
  readonly clock?: Clock;
}

/** The running product: everything that talks to people. */
export interface App {
  /** Starts to listen; 0 is any free port. Gives the port. @throws the system's error, such as EADDRINUSE; then try another. */
  listen(port: number): Promise<number>;
  /** Ends open streams, lets requests finish for a moment, and lets go of the database. Within about a second. */
  close(): Promise<void>;
}

const graceMs = 800;

/** The composition root: builds every part, and hands parts to each other. */
export const createApp = (config: AppConfig, { databaseUrl, logger, clock = systemClock }: AppParts): App => {
  const db = connect(databaseUrl);
  const dispatch = createDispatch({ db, clock, logger, commands, actions, forms });
  const console = createConsole({
    db,
    clock,
    logger,
    dispatch,
    commands,
    host: config.host,
    secret: config.consoleSecret,
  });
  const server = createHttpServer(console.router);
  return {
    listen: (port) => server.listen(config.host, port),
    close: async () => {
      console.close();
      await server.close(graceMs);
      await db.$disconnect();
    },
  };
};
