import { readOptions } from '../shared/options.ts';
import { sayReady } from '../shared/process.ts';
import { startServer } from './server.ts';

const server = await startServer(readOptions(process.argv.slice(2)));
sayReady(server.port);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close());
