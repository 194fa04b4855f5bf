import type { SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '../../core/logger.ts';
import { quietLogger } from './api.ts';
import type { Deliver } from './door.ts';

/** What the library hands over of one envelope. */
interface Envelope {
  readonly body: unknown;
  readonly ack: (answer?: object) => Promise<void>;
}

export interface SocketParts {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly deliver: Deliver;
  readonly logger: Logger;
}

const timeoutMs = 10_000;
/** Before the first attempt after a connection was lost; each further one waits twice as long. */
const firstPauseMs = 100;
const longestPauseMs = 30_000;

/** Socket Mode: Slack delivers through a connection that we open. What cannot be stored is not acknowledged, so that Slack sends it again. */
export const createSocket = (
  { SocketModeReceiver: Receiver, webApi }: Pick<typeof import('@slack/bolt'), 'SocketModeReceiver' | 'webApi'>,
  { appToken, apiUrl, deliver, logger }: SocketParts,
) => {
  const { client }: SocketModeReceiver = new Receiver({
    appToken,
    logger: quietLogger(logger, webApi.LogLevel.WARN),
    // The library reconnects too, but where that fails it rejects a promise of nobody's, which would end this process.
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, timeout: timeoutMs } },
  });
  let closed = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    timer = undefined;
    try {
      await client.start();
      failures = 0;
    } catch (error) {
      failures += 1;
      logger.error({ reason: error instanceof Error ? error.message : 'lost', failures }, 'Slack cannot be connected');
      reconnect();
    }
  };

  const reconnect = (): void => {
    if (closed || timer) return;
    timer = setTimeout(() => void connect(), Math.min(firstPauseMs * 2 ** failures, longestPauseMs)).unref();
  };

  client.on('disconnected', reconnect);
  client.on('slack_event', ({ body, ack }: Envelope) => {
    deliver(body)
      .then((answer) => ack(answer))
      .catch((error: unknown) => logger.warn({ err: error, platform: 'slack' }, 'what Slack sent is not acknowledged'));
  });

  return {
    /** Connects, now or as soon as that is possible, and again whenever the connection is lost. */
    start: connect,
    close: async (graceMs: number): Promise<void> => {
      closed = true;
      clearTimeout(timer);
      // A connection that is lost already never says that it has ended.
      await Promise.race([client.disconnect(), new Promise((resolve) => setTimeout(resolve, graceMs).unref())]);
    },
  };
};
