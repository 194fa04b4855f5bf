import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig, variableNames } from '../src/core/config.ts';
import { readRole } from '../src/lifecycle/role.ts';

const service = z.object({
  image: z.string(),
  build: z.string().optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  deploy: z.object({ replicas: z.number() }).optional(),
});
const compose = z
  .object({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.null()) })
  .parse(parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }));
const { bots, worker, postgres, redis } = compose.services;

/** What Docker Compose makes of a value, with a file .env that sets what must be set. */
const filledIn = (value: string): string =>
  value.replace(/\$\{(?<name>\w+)(?<rest>:\?[^}]*|:-)\}/g, (_whole, name: string, rest: string) =>
    rest === ':-' ? '' : name === 'KAM_SECRET_KEY' ? Buffer.alloc(32).toString('base64') : `${name}-of-the-test`,
  );

describe('docker-compose.yml', () => {
  it('has PostgreSQL, Redis, one process for the bots and two that work, of one image', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['bots', 'postgres', 'redis', 'worker']);
    expect(worker?.deploy?.replicas).toBe(2);
    expect(bots?.image).toBe(worker?.image);
    expect(readRole(bots?.command ?? [])).toBe('bots');
    expect(readRole(worker?.command ?? [])).toBe('worker');
  });

  it('waits until what the processes need is well, and keeps its data in volumes', () => {
    for (const each of [bots, worker]) {
      expect(each?.depends_on).toEqual({
        postgres: { condition: 'service_healthy' },
        redis: { condition: 'service_healthy' },
      });
    }
    for (const each of [postgres, redis]) {
      expect(each?.healthcheck).toBeDefined();
      expect(Object.keys(compose.volumes)).toContain(each?.volumes?.[0]?.split(':')[0]);
    }
    expect(redis?.command).toContain('noeviction');
  });

  it('sets variables that the product knows, so that it starts', () => {
    const environment = worker?.environment ?? {};
    expect(bots?.environment).toEqual(environment);
    expect(Object.keys(environment).filter((name) => !variableNames.includes(name))).toEqual([]);
    const filled = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, filledIn(value)]));
    expect(readConfig(filled, {})).toMatchObject({ redisUrl: 'redis://redis:6379/0', demo: false, slack: undefined });
  });
});

describe('the Dockerfile', () => {
  const lines = readFileSync('Dockerfile', 'utf8').split('\n');
  const admitted = readFileSync('.dockerignore', 'utf8')
    .split('\n')
    .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));

  it('copies what is there and is let into the build, and nothing else', () => {
    const copied = lines
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from'))
      .flatMap((line) => line.split(' ').slice(1, -1));
    expect(copied.filter((file) => !existsSync(file))).toEqual([]);
    expect(copied.sort()).toEqual(admitted.sort());
  });

  it('runs as a user without rights, and has its health checked', () => {
    expect(lines).toContain('USER node');
    expect(lines.filter((line) => line.startsWith('FROM '))).toHaveLength(2);
    expect(lines.some((line) => line.startsWith('HEALTHCHECK '))).toBe(true);
  });
});

it('.env.example names every variable', () => {
  const example = readFileSync('.env.example', 'utf8');
  expect(variableNames.filter((name) => !example.includes(`#${name}=`))).toEqual([]);
});
