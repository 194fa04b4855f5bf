import { createServer, type Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { listenOn } from './listen.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const host = '127.0.0.1';

const listen = (port: number, address = host): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    servers.push(server);
    server.once('error', reject);
    server.listen(port, address, () => {
      const bound = server.address();
      resolve(typeof bound === 'object' && bound ? bound.port : 0);
    });
  });

it('takes the next free port when none was asked for', async () => {
  const number = await listen(0);
  expect(await listenOn(listen, { host, port: { number, askedFor: false } })).toBeGreaterThan(number);
});

it('says so when the port that was asked for is taken', async () => {
  const number = await listen(0);
  await expect(listenOn(listen, { host, port: { number, askedFor: true } })).rejects.toThrow(`Port ${number} is taken`);
});

it('blames HOST, not the port, for an address that this machine does not have', async () => {
  const elsewhere = '192.0.2.1';
  await expect(
    listenOn((port) => listen(port, elsewhere), { host: elsewhere, port: { number: 0, askedFor: false } }),
  ).rejects.toThrow('cannot listen on HOST 192.0.2.1');
});
