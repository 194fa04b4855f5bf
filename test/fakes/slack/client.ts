import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { FakeOptions } from '../shared/options.ts';
import { startProcess } from '../shared/process.ts';
import type { VerbInput, VerbName, VerbResult } from './control/verbs.ts';
import type { SeenMessage } from './screen/message.ts';

const refusal = z.looseObject({ error: z.string() });

/** The fake of Slack as a test drives it. */
export interface SlackFake {
  /** What `SLACK_API_URL` is set to: it ends with a slash. */
  readonly apiUrl: string;
  /** Asks for one of the verbs that README.md lists. @throws when the fake refuses, with its words. */
  act<Name extends VerbName>(name: Name, input?: VerbInput<Name>): Promise<VerbResult<Name>>;
  /** The latest message that a person sees in a conversation and that passes, waited for. @throws after `withinMs`. */
  sees(
    who: string,
    channel: string,
    passes?: (message: SeenMessage) => boolean,
    withinMs?: number,
  ): Promise<SeenMessage>;
  /** Waits until something is there. @throws after `withinMs`. */
  until<Found>(what: string, look: () => Promise<Found | null | undefined | false>, withinMs?: number): Promise<Found>;
  stop(): Promise<void>;
}

const pause = 15;

const until: SlackFake['until'] = async (what, look, withinMs = 5000) => {
  const end = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`Waited ${withinMs} ms in vain: ${what}`);
    await sleep(pause);
  }
};

const argumentsFor = (options: Partial<FakeOptions>): string[] =>
  Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);

/** Starts the fake as a process on a free port. */
export const startSlack = async (options: Partial<FakeOptions> = {}): Promise<SlackFake> => {
  const { url, stop } = await startProcess('test/fakes/slack/main.ts', argumentsFor(options));
  const act: SlackFake['act'] = async (name, input) => {
    const response = await fetch(`${url}/_fake/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input ?? {}),
    });
    const said = JSON.parse(await response.text());
    if (!response.ok) throw new Error(`${name}: ${refusal.parse(said).error}`);
    return said;
  };
  return {
    apiUrl: `${url}/api/`,
    act,
    sees: (who, channel, passes = () => true, withinMs) =>
      until(
        `${who} sees the message in ${channel}`,
        async () => (await act('sees', { who, channel })).messages.findLast(passes),
        withinMs,
      ),
    until,
    stop,
  };
};
