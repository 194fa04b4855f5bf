import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import type { FakeOptions } from '../shared/options.ts';
import { controlRouter } from './control/router.ts';
import { createFake, type Fake } from './fake.ts';
import { reply } from './http/answer.ts';
import { callMethod } from './http/api.ts';
import { useResponseUrl } from './http/response-url.ts';
import { giveFile, takeUpload } from './http/transfer.ts';

const routes = (fake: Fake): Express => {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use('/_fake', controlRouter(fake));
  app.use(express.raw({ type: () => true, limit: '60mb' }));
  app.all('/api/:method', (request, response) => callMethod(fake, request.params.method, request, response));
  app.post('/hooks/:kind/:team/:token', (request, response) =>
    reply(fake, 'response_url', response, () => useResponseUrl(fake, request.params.token, request)),
  );
  app.post('/upload/v1/:id', (request, response) =>
    reply(fake, 'upload', response, () => takeUpload(fake, request.params.id, request)),
  );
  app.get('/', (_request, response) => response.type('html').send('<!DOCTYPE html><title>Slack</title>'));
  app.get('/files-pri/:key/{*rest}', (request, response) => giveFile(fake, request.params.key, request, response));
  return app;
};

/** Starts the platform on this machine. Gives its port. @throws the system's error, such as EADDRINUSE. */
export const startServer = async (options: FakeOptions): Promise<{ readonly port: number; close(): void }> => {
  const fake = createFake(options);
  const server = createServer(routes(fake));
  // Clients keep connections for seconds; a server that closes sooner makes them meet a reset.
  server.keepAliveTimeout = 65_000;
  fake.socket.serve(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  fake.world.origin = `http://127.0.0.1:${port}`;
  return {
    port,
    close: () => {
      fake.reset();
      server.close();
      server.closeAllConnections();
    },
  };
};
