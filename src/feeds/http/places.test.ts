import { describe, expect, it } from 'vitest';
import { mayConnect } from './places.ts';

describe('where calendars may be', () => {
  it.each(['93.184.216.34', '2606:4700::1111', '::ffff:93.184.216.34', '64:ff9b::5db8:d822'])('%s is public', (ip) => {
    expect([mayConnect(ip, false), mayConnect(ip, true)]).toEqual([true, true]);
  });

  it.each([
    ...['127.0.0.1', '127.9.9.9', '10.0.0.1', '172.16.0.1', '192.168.1.1', '100.64.0.1', '::1', 'fc00::1', 'fd12::1'],
    ...['::ffff:10.0.0.1', '::ffff:7f00:1', '64:ff9b::a00:1', '64:ff9b::7f00:1'],
  ])('%s is within one’s own network', (ip) => {
    expect([mayConnect(ip, false), mayConnect(ip, true)]).toEqual([false, true]);
  });

  it.each([
    ...['169.254.169.254', '0.0.0.0', '255.255.255.255', '224.0.0.1', '240.0.0.1', '198.18.0.1', '192.0.2.1'],
    ...['::', 'fe80::1', 'ff02::1', '2001:db8::1', '2002:7f00:1::', '::ffff:169.254.169.254', '64:ff9b::a9fe:a9fe'],
    ...['', 'localhost', '1.2.3.4.5'],
  ])('%j is nowhere', (ip) => {
    expect([mayConnect(ip, false), mayConnect(ip, true)]).toEqual([false, false]);
  });
});
