import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { SetupError } from './errors.ts';
import { type SlackConfig, slackConfig, slackProblems, slackVariables } from './slack-config.ts';
import { type TelegramConfig, telegramConfig, telegramProblems, telegramVariables } from './telegram-config.ts';

export type Config = {
  /** `askedFor` tells "this port or none" from "the usual one, or the next that is free". */
  port: { number: number; askedFor: boolean };
  host: string;
  /** Absolute. Holds the embedded database and what belongs to this installation. */
  dataDir: string;
  /** Undefined: the embedded PostgreSQL. */
  databaseUrl: string | undefined;
  /** Undefined: the queue is in the database. */
  redisUrl: string | undefined;
  /** 32 bytes. Undefined: the key that is kept in the data folder. */
  secretKey: Buffer | undefined;
  /** Whether calendars may be read within the administrator's own network. */
  privateCalendars: boolean;
  /** Absolute. Undefined: no folder is watched for files to import. */
  importFolder: string | undefined;
  /** Whether an empty database is filled with the demo company. */
  demo: boolean;
  consoleSecret: string | undefined;
  /** Undefined: Slack is not connected. */
  slack: SlackConfig | undefined;
  /** Undefined: Telegram is not connected. */
  telegram: TelegramConfig | undefined;
};

/** Everything that is wrong with the configuration at once, by name; never a value, which may be a secret. */
export class ConfigError extends SetupError {
  constructor(readonly problems: readonly string[]) {
    super(
      `The configuration needs a correction (environment or .env):\n${problems.map((line) => `  ${line}`).join('\n')}`,
    );
    this.name = 'ConfigError';
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const keyBytes = 32;

const portText = 'a whole number from 0 to 65535';
const variables = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, portText)
    .transform(Number)
    .refine((port) => port <= 65_535, portText)
    .optional(),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'a name or an address to listen on, such as 127.0.0.1')
    .default('127.0.0.1'),
  KAM_DATA_DIR: z.string().default('data'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'an address such as postgresql://user:password@host:5432/database' })
    .optional(),
  REDIS_URL: z
    .url({
      protocol: /^rediss?$/,
      error: 'an address such as redis://user:password@host:6379/0, or rediss://… with TLS',
    })
    .optional(),
  KAM_SECRET_KEY: z
    .base64(`${keyBytes} random bytes in base64; \`openssl rand -base64 ${keyBytes}\` makes some`)
    .transform((text) => Buffer.from(text, 'base64'))
    .refine((key) => key.length === keyBytes, `exactly ${keyBytes} bytes in base64`)
    .optional(),
  KAM_DEMO: z
    .enum(['true', 'false'], 'true or false')
    .transform((text) => text === 'true')
    .optional(),
  KAM_PRIVATE_CALENDARS: z
    .enum(['true', 'false'], 'true or false')
    .transform((text) => text === 'true')
    .default(false),
  KAM_IMPORT_FOLDER: z.string().optional(),
  KAM_CONSOLE_SECRET: z.string().min(16, 'at least 16 characters').optional(),
  ...slackVariables,
  ...telegramVariables,
});

/** Every variable that means something here. */
export const variableNames: readonly string[] = Object.keys(variables.shape);

/**
 * Reads the configuration from the environment and, where that is silent, from `.env`. An empty value counts as none.
 * @throws ConfigError
 */
export const readConfig = (environment: NodeJS.ProcessEnv = process.env, dotenv = readDotenv()): Config => {
  const given = merge(environment, dotenv);
  const read = variables.safeParse(given);
  const problems = read.success
    ? []
    : read.error.issues.map(({ path, message }) => `${path.join('.')}: expected ${message}`);
  if (given.DATABASE_URL !== undefined && given.KAM_SECRET_KEY === undefined) {
    problems.push(
      `KAM_SECRET_KEY: missing; with DATABASE_URL it cannot be kept beside the data. \`openssl rand -base64 ${keyBytes}\` makes one`,
    );
  }
  problems.push(...slackProblems(given), ...telegramProblems(given));
  if (!read.success || problems.length > 0) throw new ConfigError(problems);
  const { PORT, HOST, KAM_DATA_DIR, DATABASE_URL, REDIS_URL, KAM_SECRET_KEY, KAM_DEMO, KAM_CONSOLE_SECRET } = read.data;
  const { KAM_PRIVATE_CALENDARS, KAM_IMPORT_FOLDER } = read.data;
  return {
    port: { number: PORT ?? 3000, askedFor: PORT !== undefined },
    host: HOST,
    dataDir: resolve(root, KAM_DATA_DIR),
    databaseUrl: DATABASE_URL,
    redisUrl: REDIS_URL,
    secretKey: KAM_SECRET_KEY,
    privateCalendars: KAM_PRIVATE_CALENDARS,
    importFolder: KAM_IMPORT_FOLDER === undefined ? undefined : resolve(root, KAM_IMPORT_FOLDER),
    demo: KAM_DEMO ?? DATABASE_URL === undefined,
    consoleSecret: KAM_CONSOLE_SECRET,
    slack: slackConfig(read.data),
    telegram: telegramConfig(read.data),
  };
};

/** A sentence for each KAM_… variable that means nothing here: most likely a slip of the keyboard. */
export const unknownVariables = (environment: NodeJS.ProcessEnv = process.env, dotenv = readDotenv()): string[] => {
  return Object.keys(merge(environment, dotenv))
    .filter((name) => name.startsWith('KAM_') && !variableNames.includes(name))
    .map((name) => {
      const nearest = variableNames.reduce((best, candidate) =>
        distance(name, candidate) < distance(name, best) ? candidate : best,
      );
      return `${name} is not a variable of kam-assistant and is ignored${distance(name, nearest) <= 3 ? `; did you mean ${nearest}?` : ''}`;
    });
};

const merge = (environment: NodeJS.ProcessEnv, dotenv: NodeJS.Dict<string>): NodeJS.Dict<string> =>
  Object.fromEntries(Object.entries({ ...dotenv, ...environment }).filter(([, value]) => value?.trim()));

const readDotenv = (): NodeJS.Dict<string> => {
  const file = resolve(root, '.env');
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
};
