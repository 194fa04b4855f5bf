import { createApp } from '../../src/app.ts';
import { createLogger } from '../../src/core/logger.ts';

/** The product as a process of its own, to be killed: `telegram-app.ts DATABASE_URL TOKEN API_ROOT`. */
const [databaseUrl = '', token = '', apiRoot = ''] = process.argv.slice(2);
const telegram = { token, apiRoot, webhook: undefined };
const app = await createApp({ host: '127.0.0.1', telegram }, { databaseUrl, logger: createLogger('silent') });
await app.listen(0);
