import { describe, expect, it } from 'vitest';
import { isLoopback, isSameOrigin, namesUs } from './guard.ts';

describe('namesUs', () => {
  it.each([
    ['kam.example', 'kam.example', true],
    ['KAM.example:3000', 'kam.example', true],
    ['other.example', 'kam.example', false],
    ['192.168.1.7:3000', '0.0.0.0', true],
    ['[fe80::1]:3000', '::', true],
    ['kam.example', '0.0.0.0', false],
    ['localhost:3000', '0.0.0.0', true],
    [undefined, '127.0.0.1', false],
    ['', '127.0.0.1', false],
    ['localhost:3000/evil', '127.0.0.1', false],
    ['localhost@evil.example', '127.0.0.1', false],
  ])('Host %j to a server on %s: %s', (host, listensOn, expected) => {
    expect(namesUs(host, listensOn)).toBe(expected);
  });
});

describe('isSameOrigin', () => {
  it.each([
    ['http://localhost:3000', 'localhost:3000', true],
    ['https://kam.example', 'kam.example', true],
    ['http://localhost:3001', 'localhost:3000', false],
    ['null', 'localhost:3000', false],
    ['http://localhost:3000', undefined, false],
    [undefined, 'localhost:3000', true],
  ])('from %j to %j: %s', (origin, host, expected) => {
    expect(isSameOrigin(origin, host)).toBe(expected);
  });
});

describe('isLoopback', () => {
  it.each([
    ['127.0.0.1', true],
    ['127.8.0.1', true],
    ['localhost', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['127.0.0.1.evil.example', false],
    ['10.0.0.1', false],
  ])('%s: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});
