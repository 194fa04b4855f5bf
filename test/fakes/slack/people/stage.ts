import { type JsonObject, textOf } from '../json.ts';
import { anApp, aSlack, caller } from '../testing.ts';

export const plain = (text: string) => ({ type: 'plain_text', text });

/** Blocks with one button. */
export const withButton = (label: string): JsonObject[] => [
  { type: 'section', text: plain('Rossi') },
  { type: 'actions', elements: [{ type: 'button', action_id: 'brief', text: plain(label), value: 'brief:7' }] },
];

/** A fake, and an app at an address that hears of interactions only. */
export const aStage = async () => {
  const slack = await aSlack({ rates: 0 });
  const app = await anApp();
  return {
    slack,
    app,
    call: caller(slack),
    /** Anna comes. */
    anna: async () => {
      const person = await slack.act('person', { name: 'anna' });
      await slack.act('app', { events: [], delivery: { mode: 'http', url: app.url } });
      return person;
    },
    /** What reached the app last. */
    heard: (): JsonObject => {
      const arrival = app.arrivals.at(-1);
      if (!arrival) throw new Error('Nothing arrived.');
      return arrival.payload;
    },
    violations: async () => (await slack.act('violations')).violations.map(({ where, what }) => `${where}: ${what}`),
    /** Uses the address for responses that the app heard of last. */
    respond: async (to: JsonObject, body: JsonObject) => {
      const response = await fetch(textOf(to.response_url) ?? '', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { status: response.status, said: await response.text() };
    },
  };
};
