import { afterEach, describe, expect, it, vi } from 'vitest';
import { channels, submit } from './api.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const form = { as: 'thomas', channel: 'direct', formId: 'begin', values: {}, requestId: '1' };
const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const turnedAway = () => answer(401, { error: { code: 'log-in-first', message: 'Log in first' } });

/** A server that answers what is posted when told to, and lets nobody else in before that. */
const server = () => {
  const assign = vi.fn();
  let open = false;
  let post = (_answered: Response): void => {};
  vi.stubGlobal('location', { assign });
  vi.stubGlobal('fetch', async (_path: string, init?: RequestInit) => {
    if (init) return new Promise<Response>((resolve) => (post = resolve));
    return open ? answer(200, { channels: [] }) : turnedAway();
  });
  return {
    assign,
    answerPost: (answered: Response, opens: boolean) => {
      open = opens;
      post(answered);
    },
  };
};

describe('whoever is turned away at the door', () => {
  it('goes there', async () => {
    const { assign } = server();
    await expect(channels('thomas')).rejects.toThrow('Log in first');
    expect(assign).toHaveBeenCalledWith('/console/login');
  });

  it('waits for what is on its way, which may bring a pass and what is said only once', async () => {
    const { assign, answerPost } = server();
    const begun = submit(form);
    const read = channels('thomas');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(assign).not.toHaveBeenCalled();
    answerPost(answer(200, { outcome: 'ok', replies: [], begun: { as: 'anna', secret: 'k0m1' } }), true);
    expect((await begun).begun).toEqual({ as: 'anna', secret: 'k0m1' });
    expect(await read).toEqual([]);
    expect(assign).not.toHaveBeenCalled();
  });

  it('goes there when that was turned away, too', async () => {
    const { assign, answerPost } = server();
    const sent = submit(form).catch((error: Error) => error.message);
    const read = channels('thomas').catch((error: Error) => error.message);
    await new Promise((resolve) => setTimeout(resolve, 20));
    answerPost(turnedAway(), false);
    expect(await Promise.all([sent, read])).toEqual(['Log in first', 'Log in first']);
    expect(assign).toHaveBeenCalled();
  });
});
