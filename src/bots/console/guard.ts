import { isIP } from 'node:net';
import type { RequestHandler } from 'express';

/** What a page of ours may do: load from here, talk to here, nothing else. */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const securityHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy': contentPolicy,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    // Not `no-referrer`: by that, browsers say of our own login form, too, that it comes from nowhere.
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  });
  next();
};

const anyAddress = new Set(['0.0.0.0', '::']);
const loopbackNames = new Set(['localhost', '127.0.0.1', '::1']);

/** Whether only this machine can reach a server that listens there. */
export const isLoopback = (host: string): boolean => loopbackNames.has(host) || /^127(\.\d{1,3}){3}$/.test(host);

/** The name in `name:port`, without the brackets of an IPv6 address; null when it is none. */
const hostname = (authority: string): string | null => {
  const name = /^(?<name>\[[\d:a-f.]+\]|[\w.-]+)(?::\d{1,5})?$/i.exec(authority)?.groups?.name;
  return name?.toLowerCase().replace(/^\[|\]$/g, '') ?? null;
};

/**
 * Whether a `Host` header names us: the loopback names, or the host that we were told to listen on. A foreign name that was made to point here
 * (DNS rebinding) does not. An address is no name, so when we listen on all addresses, each of them will do.
 */
export const namesUs = (host: string | undefined, listensOn: string): boolean => {
  const name = host === undefined ? null : hostname(host);
  if (name === null) return false;
  if (isLoopback(name) || name === listensOn.toLowerCase()) return true;
  return anyAddress.has(listensOn) && isIP(name) !== 0;
};

/** Whether a request that says where it comes from comes from our own page. Programs that are no browsers do not say. */
export const isSameOrigin = (origin: string | undefined, host: string | undefined): boolean =>
  origin === undefined || /^https?:\/\/(?<from>.+)$/.exec(origin.toLowerCase())?.groups?.from === host?.toLowerCase();
