import { readOptions } from '../shared/options.ts';
import { sayReady } from '../shared/process.ts';
import { createTelegram } from './start.ts';

/** Telegram on this machine: `npm run fake:telegram -- --port 8081`. Its control stands in test/fakes/README.md. */
const options = readOptions(process.argv.slice(2));
const server = createTelegram(options);
server.keepAliveTimeout = 65_000;
server.listen(options.port, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) sayReady(address.port);
});
process.once('SIGTERM', () => process.exit(0));
