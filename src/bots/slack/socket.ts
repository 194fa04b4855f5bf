import type { SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '../../core/logger.ts';
import type { Deliver } from './door.ts';

/** What the library hands over of one envelope. */
interface Envelope {
  readonly body: unknown;
  readonly ack: (answer?: object) => Promise<void>;
}

/** Socket Mode: Slack delivers through a connection that we open. What cannot be stored is not acknowledged, so that Slack sends it again. */
export const createSocket = (
  Receiver: typeof SocketModeReceiver,
  options: ConstructorParameters<typeof SocketModeReceiver>[0],
  { deliver, logger }: { readonly deliver: Deliver; readonly logger: Logger },
) => {
  const { client } = new Receiver(options);
  client.on('slack_event', ({ body, ack }: Envelope) => {
    deliver(body)
      .then((answer) => ack(answer))
      .catch((error: unknown) => logger.warn({ err: error, platform: 'slack' }, 'what Slack sent could not be stored'));
  });
  return {
    /** Connects, and again whenever the connection is lost. */
    start: async (): Promise<void> => {
      await client.start();
    },
    close: (): Promise<void> => client.disconnect(),
  };
};
