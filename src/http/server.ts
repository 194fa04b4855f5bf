import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Router } from 'express';

/** The one HTTP server of the product: what is mounted on it shares a port. */
export interface HttpServer {
  /** Takes connections on a host and port; port 0 is any free one. Gives the port. @throws the system's error, such as EADDRINUSE. */
  listen(host: string, port: number): Promise<number>;
  /** Takes no more connections, lets requests end within `graceMs`, and cuts those that have not. */
  close(graceMs: number): Promise<void>;
}

/** Longer than proxies and platforms keep a connection: who sends on one that we are just closing learns only that it broke. */
const keepAliveMs = 75_000;

export const createHttpServer = (...routers: readonly Router[]): HttpServer => {
  const app = express();
  app.disable('x-powered-by');
  for (const router of routers) app.use(router);
  const server = createServer(app);
  server.keepAliveTimeout = keepAliveMs;

  return {
    listen: async (host, port) => {
      await listening(server, host, port);
      return (server.address() as AddressInfo).port;
    },
    close: (graceMs) =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
      }),
  };
};

const listening = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
