import { Agent, request } from 'node:http';

export interface Delivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const inFlight = 50;

const post = (url: string, agent: Agent, { headers, body }: Delivery): Promise<number> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const length = String(Buffer.byteLength(body));
    request(url, { method: 'POST', agent, headers: { ...headers, 'content-length': length } }, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - began);
        else reject(new Error(`${url} answers ${response.statusCode}`));
      });
    })
      .on('error', reject)
      .end(body);
  });

/** Posts so many deliveries, 50 in flight, and gives the milliseconds that each acknowledgement took. @throws on any answer but 200 */
export const load = async (url: string, count: number, next: () => Delivery): Promise<number[]> => {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  const times: number[] = [];
  let left = count;
  const one = async (): Promise<void> => {
    while (left-- > 0) times.push(await post(url, agent, next()));
  };
  await Promise.all(Array.from({ length: inFlight }, one));
  agent.destroy();
  return times;
};

/** The value below which such a share of all lies. */
export const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
