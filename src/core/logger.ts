import { pino } from 'pino';

export type Logger = pino.Logger;

/** Structured logs: one JSON object a line on stderr; never client data or secrets. */
export const createLogger = (level: string): Logger =>
  pino(
    { level, base: null, redact: ['*.text', '*.card', '*.password', '*.token', '*.secret', '*.url'] },
    pino.destination(2),
  );
