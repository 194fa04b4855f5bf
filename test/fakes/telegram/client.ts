import type { z } from 'zod';
import { startProcess } from '../shared/process.ts';
import type { Verbs } from './control/listener.ts';

type Input<Name extends keyof Verbs> = z.input<Verbs[Name]['input']>;
type Output<Name extends keyof Verbs> = Awaited<ReturnType<Verbs[Name]['act']>>;

export interface FakeTelegram {
  /** For `TELEGRAM_API_ROOT`. */
  readonly root: string;
  readonly token: string;
  readonly username: string;
  /** Does something as a person, or behind the scenes. @throws when it cannot be done, saying why. */
  act<Name extends keyof Verbs>(name: Name, input: Input<Name>): Promise<Output<Name>>;
  stop(): Promise<void>;
}

export interface StartOptions {
  /** How many times as fast as in reality a bot may write; 0 is without limits. */
  readonly rates?: number;
  /** Messages remembered in each chat, and entries of each log. */
  readonly keep?: number;
  /** Of failures by chance. */
  readonly seed?: number;
}

/** Talks to a fake that runs. */
const connect = async (root: string): Promise<Omit<FakeTelegram, 'stop'>> => {
  const act = async <Name extends keyof Verbs>(name: Name, input: Input<Name>): Promise<Output<Name>> => {
    const response = await fetch(`${root}/_fake/${name}`, { method: 'POST', body: JSON.stringify(input) });
    const body = await response.json();
    if (!response.ok) throw new Error(`${name}: ${JSON.stringify(body)}`);
    // Both ends are of one make: the other end's types are these.
    return body as Output<Name>;
  };
  const { token, username } = await act('bot', {});
  return { root, token, username: username ?? '', act };
};

/** Starts a Telegram of one's own on a free port. */
export const startTelegram = async ({ rates = 0, keep, seed }: StartOptions = {}): Promise<FakeTelegram> => {
  const options = { rates, keep, seed };
  const args = Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, `${value}`],
  );
  const { url, stop } = await startProcess('test/fakes/telegram/main.ts', args);
  return { ...(await connect(url)), stop };
};
