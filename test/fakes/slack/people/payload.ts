import { randomBytes } from 'node:crypto';
import type { Fake } from '../fake.ts';
import type { JsonObject } from '../json.ts';
import type { Conversation, User } from '../world/types.ts';

const sweepAt = 2000;

/** Forgets what is over, once there is a lot of it. */
const sweep = (entries: Map<string, { readonly expires: number }>, now: number): void => {
  if (entries.size < sweepAt) return;
  for (const [key, { expires }] of entries) if (expires < now) entries.delete(key);
};

/** A name that lets the app open a view for this person. */
export const newTrigger = ({ world, clock, timing }: Fake, user: User): string => {
  const id = `${clock.seconds()}.${world.nextId('t')}.${randomBytes(16).toString('hex')}`;
  sweep(world.triggers, clock.now());
  world.triggers.set(id, { userId: user.id, expires: clock.now() + timing.trigger, used: false });
  return id;
};

/** An address that lets the app answer where this person is. */
export const newResponseUrl = (
  { world, clock, timing }: Fake,
  kind: 'actions' | 'commands' | 'app',
  user: User,
  conversation: Conversation,
  messageTs?: string,
): string => {
  const token = randomBytes(12).toString('hex');
  sweep(world.responseUrls, clock.now());
  world.responseUrls.set(token, {
    userId: user.id,
    conversation: conversation.id,
    messageTs,
    expires: clock.now() + timing.responseUrl,
    uses: 0,
  });
  return `${world.origin}/hooks/${kind}/${world.team.id}/${token}`;
};

/** How interactions and commands call a conversation. */
export const nameFor = ({ kind, name }: Conversation): string =>
  kind === 'im' ? 'directmessage' : kind === 'private' ? 'privategroup' : name;

/** What every interaction says. */
export const interaction = (fake: Fake, type: string, user: User): JsonObject => {
  const { world } = fake;
  return {
    type,
    user: { id: user.id, username: user.name, name: user.name, team_id: world.team.id },
    api_app_id: world.app.id,
    token: world.app.settings.verificationToken,
    team: { id: world.team.id, domain: world.team.domain },
    enterprise: null,
    is_enterprise_install: false,
    trigger_id: newTrigger(fake, user),
  };
};
