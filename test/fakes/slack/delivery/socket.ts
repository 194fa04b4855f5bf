import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { isObject, type Json, type JsonObject, readJson } from '../json.ts';
import type { Timing } from '../timing.ts';
import type { Attempt, EnvelopeKind, Send } from './transport.ts';

const mostConnections = 10;
const ticketLife = 30_000;

type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

/** The platform's end of Socket Mode. */
export interface SocketHub {
  /** A ticket for one connection, valid for half a minute. */
  ticket(): string;
  serve(server: Server): void;
  readonly send: Send;
  /** Sends an envelope as it is, to all connections. */
  raw(text: string): void;
  connections(): number;
  /** Tells every connection to reconnect, and closes it after a while. */
  disconnect(reason: DisconnectReason, graceMs: number): void;
  /** Cuts every connection without a word. */
  cut(): void;
  closeAll(): void;
}

interface Waiting {
  readonly socket: WebSocket;
  readonly kind: EnvelopeKind;
  readonly settle: (outcome: Pick<Attempt, 'acknowledged' | 'reason' | 'body'>) => void;
}

/** Which acknowledgements may carry an answer. */
const takesAnswer = (kind: EnvelopeKind): boolean => kind !== 'events_api';

const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === null || value === '' || (isObject(value) && Object.keys(value).length === 0);

export const createSocketHub = ({
  timing,
  appId,
  violate,
}: {
  readonly timing: () => Timing;
  readonly appId: () => string;
  readonly violate: (where: string, what: string) => void;
}): SocketHub => {
  const tickets = new Map<string, number>();
  const open: WebSocket[] = [];
  const waiting = new Map<string, Waiting>();
  /** Envelopes that nobody waits for any more. */
  const givenUp = new Set<string>();
  let turn = 0;

  const hello = (): JsonObject => ({
    type: 'hello',
    num_connections: open.length,
    debug_info: {
      host: 'fake',
      started: new Date().toISOString(),
      build_number: 1,
      approximate_connection_time: 18_060,
    },
    connection_info: { app_id: appId() },
  });

  const giveUp = (id: string): void => {
    waiting.delete(id);
    if (givenUp.size > 10_000) givenUp.clear();
    givenUp.add(id);
  };

  const leave = (socket: WebSocket): void => {
    const index = open.indexOf(socket);
    if (index >= 0) open.splice(index, 1);
    for (const [id, wait] of waiting) {
      if (wait.socket !== socket) continue;
      giveUp(id);
      wait.settle({ acknowledged: false, reason: 'connection_failed' });
    }
  };

  const receive = (data: RawData): void => {
    const said = readJson(String(data))?.value;
    if (!isObject(said) || typeof said.envelope_id !== 'string') {
      violate('socket', 'sent a frame without envelope_id');
      return;
    }
    const { envelope_id: id, payload: body } = said;
    const wait = waiting.get(id);
    if (!wait) {
      // Too late is a pity; twice, or something that was never sent, is a fault.
      if (!givenUp.delete(id)) violate('socket', 'acknowledged an envelope that is not known');
      return;
    }
    waiting.delete(id);
    if (!takesAnswer(wait.kind) && !isEmpty(body)) violate('socket', 'answered an event with a payload');
    wait.settle({ acknowledged: true, ...(!isEmpty(body) && { body }) });
  };

  const welcome = (socket: WebSocket): void => {
    if (open.length >= mostConnections) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets', debug_info: { host: 'fake' } }));
      socket.close();
      return;
    }
    open.push(socket);
    const pings = setInterval(() => socket.ping(String(Date.now())), timing().ping);
    socket.on('message', receive);
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(pings);
      leave(socket);
    });
    socket.send(JSON.stringify(hello()));
  };

  const admits = (request: IncomingMessage): boolean => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
    const ticket = searchParams.get('ticket') ?? '';
    const expires = tickets.get(ticket);
    tickets.delete(ticket);
    return pathname === '/link/' && expires !== undefined && expires > Date.now();
  };

  const next = (): WebSocket | undefined => {
    turn += 1;
    return open[turn % Math.max(1, open.length)];
  };

  const close = (sockets: readonly WebSocket[]): void => {
    for (const socket of sockets) socket.close(1000);
  };

  return {
    ticket: () => {
      for (const [old, expires] of tickets) if (expires < Date.now()) tickets.delete(old);
      const ticket = randomUUID();
      tickets.set(ticket, Date.now() + ticketLife);
      return ticket;
    },
    serve: (server) => {
      const sockets = new WebSocketServer({ noServer: true });
      server.on('upgrade', (request, connection, head) => {
        if (!admits(request)) return void connection.end('HTTP/1.1 404 Not Found\r\n\r\n');
        sockets.handleUpgrade(request, connection, head, welcome);
      });
    },
    send: (kind, payload, repeat) =>
      new Promise((resolve) => {
        const at = Date.now();
        const since = performance.now();
        const settle = (outcome: Pick<Attempt, 'acknowledged' | 'reason' | 'body'>): void =>
          resolve({ at, ms: Math.round(performance.now() - since), ...outcome });
        const socket = next();
        if (!socket) return settle({ acknowledged: false, reason: 'connection_failed' });
        const id = randomUUID();
        const timer = setTimeout(() => {
          giveUp(id);
          settle({ acknowledged: false, reason: 'timeout' });
        }, timing().acknowledge);
        waiting.set(id, {
          socket,
          kind,
          settle: (outcome) => {
            clearTimeout(timer);
            settle(outcome);
          },
        });
        socket.send(
          JSON.stringify({
            envelope_id: id,
            type: kind,
            payload,
            accepts_response_payload: takesAnswer(kind),
            ...(kind === 'events_api' && {
              retry_attempt: repeat?.attempt ?? 0,
              retry_reason: repeat?.reason ?? '',
            }),
          }),
        );
      }),
    raw: (text) => {
      for (const socket of open) socket.send(text);
    },
    connections: () => open.length,
    disconnect: (reason, graceMs) => {
      const told = [...open];
      for (const socket of told)
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'fake' } }));
      setTimeout(() => close(told), graceMs).unref();
    },
    cut: () => {
      for (const socket of [...open]) socket.terminate();
    },
    closeAll: () => {
      close([...open]);
      givenUp.clear();
    },
  };
};
