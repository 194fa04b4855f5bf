import { createApp } from '../../src/app.ts';
import { createLogger } from '../../src/core/logger.ts';
import { usualSettings } from '../fakes/slack/world/app.ts';

/** The product as a process of its own, to be killed: `slack-app.ts DATABASE_URL API_URL PORT|socket`. Says when it listens. */
const [databaseUrl = '', apiUrl = '', way = ''] = process.argv.slice(2);
const { botToken, appToken, signingSecret } = usualSettings;
const delivery = way === 'socket' ? { appToken } : { signingSecret };
const slack = { botToken, apiUrl, delivery };
const app = await createApp({ host: '127.0.0.1', slack }, { databaseUrl, logger: createLogger('silent') });
await app.listen(way === 'socket' ? 0 : Number(way));
process.stdout.write('ready\n');
