import type { Fake } from '../fake.ts';
import { respond } from '../http/response-url.ts';
import { isObject, type Json } from '../json.ts';
import { Refusal } from '../refusal.ts';
import { Cannot } from './cannot.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { nameFor, newResponseUrl, newTrigger } from './payload.ts';
import { joinedBy, personOf } from './who.ts';

const asMessage = (body: Json): Json => (typeof body === 'string' ? { text: body } : body);

/**
 * A person runs `/command text`. What the acknowledgement says is shown to the person, or to all if it asks for that.
 * @throws {Cannot} when there is no such command, or one is in a thread: commands do not work there.
 */
export const runCommand = async (
  fake: Fake,
  who: string,
  {
    channel,
    command,
    text = '',
    threadTs,
  }: {
    readonly channel: string;
    readonly command: string;
    readonly text?: string | undefined;
    readonly threadTs?: string | undefined;
  },
): Promise<Outcome> => {
  const { world, courier } = fake;
  const user = personOf(fake, who);
  const conversation = joinedBy(fake, channel, user);
  const { settings } = world.app;
  if (threadTs !== undefined) throw new Cannot(`${command} is not supported in threads. Sorry!`);
  if (!settings.commands.includes(command) || !settings.scopes.includes('commands'))
    throw new Cannot(`${command} is not a valid command.`);
  const attempt = await courier.ask('slash_commands', command, {
    token: settings.verificationToken,
    team_id: world.team.id,
    team_domain: world.team.domain,
    channel_id: conversation.id,
    channel_name: nameFor(conversation),
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: world.app.id,
    is_enterprise_install: 'false',
    response_url: newResponseUrl(fake, 'commands', user, conversation),
    trigger_id: newTrigger(fake, user),
  });
  const outcome = outcomeOf(attempt);
  const said = attempt.body === undefined ? undefined : asMessage(attempt.body);
  if (!outcome.acknowledged || said === undefined) return outcome;
  try {
    if (!isObject(said)) throw new Refusal('invalid_command_response');
    if (Object.keys(said).length > 0) respond(fake, command, conversation, user.id, said);
    return outcome;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    fake.violate(command, `${error.code} ${JSON.stringify(error.more)}`);
    return { ...outcome, error: 'invalid_command_response' };
  }
};
