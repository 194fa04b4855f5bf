import { randomUUID } from 'node:crypto';
import { httpSend } from '../delivery/http.ts';
import type { Fake } from '../fake.ts';
import { isObject } from '../json.ts';
import { Cannot } from '../people/cannot.ts';

/** The platform asks an address for its challenge before it sends anything else there. @throws {Cannot} when it is not given back. */
export const shakeHands = async (fake: Fake, url: string): Promise<void> => {
  const { signingSecret, verificationToken } = fake.world.app.settings;
  const challenge = randomUUID();
  const send = httpSend({
    url,
    secret: signingSecret,
    seconds: fake.clock.seconds,
    timeoutMs: fake.timing.acknowledge,
  });
  const attempt = await send('events_api', { token: verificationToken, challenge, type: 'url_verification' }, null);
  const given = isObject(attempt.body) ? attempt.body.challenge : attempt.body;
  if (!attempt.acknowledged || given !== challenge)
    throw new Cannot(
      `Your URL didn't respond with the value of the challenge parameter (${attempt.status ?? attempt.reason}).`,
    );
};
