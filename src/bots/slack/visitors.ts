import { z } from 'zod';
import type { Clock } from '../../core/clock.ts';
import { type Db, retryWhileAway } from '../../core/db.ts';
import { type AccountRef, identify } from '../../core/people/identities.ts';
import type { Visitor } from '../reception.ts';
import type { SlackApi } from './api.ts';
import { SlackRefusal } from './outcomes.ts';
import type { Place, Update } from './update.ts';

const userAnswer = z.object({
  user: z.object({
    team_id: z.string().optional(),
    name: z.string().optional(),
    locale: z.string().optional(),
    is_bot: z.boolean().default(false),
    is_email_confirmed: z.boolean().default(true),
    profile: z.object({ email: z.string().optional() }).default({}),
  }),
});
type User = z.infer<typeof userAnswer>['user'];

const teamAnswer = z.object({ team_id: z.string() });

/** For how long what Slack says of somebody unknown is remembered: they try more than once. */
const rememberedMs = 10 * 60_000;
const mostRemembered = 1_000;

/** Who speaks in Slack, as the reception wants to know it: Slack is asked only of those who are not known yet. */
export const createVisitors = ({
  db,
  clock,
  realClock,
  api,
}: {
  readonly db: Db;
  readonly clock: Clock;
  readonly realClock: Clock;
  readonly api: SlackApi;
}) => {
  const users = new Map<string, { readonly user: Promise<User>; readonly until: number }>();
  let team: Promise<string> | undefined;

  const ourTeam = (): Promise<string> => {
    team ??= api.call('auth.test', {}, teamAnswer).then(({ team_id }) => team_id);
    team.catch(() => {
      team = undefined;
    });
    return team;
  };

  const userOf = (userId: string): Promise<User> => {
    const now = realClock.now().epochMilliseconds;
    const known = users.get(userId);
    if (known && known.until > now) return known.user;
    if (users.size >= mostRemembered) users.clear();
    const user = api
      .call('users.info', { user: userId, include_locale: true }, userAnswer)
      .then((answer) => answer.user)
      .catch((error: unknown) => {
        if (!(error instanceof SlackRefusal)) throw error;
        // Slack tells nothing of them, as of people of other workspaces.
        return userAnswer.shape.user.parse({});
      });
    users.set(userId, { user, until: now + rememberedMs });
    user.catch(() => users.delete(userId));
    return user;
  };

  /** Vouched for by our own workspace only: in a shared channel the administrators of others say what their people's addresses are. */
  const emailOf = async (user: User): Promise<string | null> => {
    if (user.is_bot || !user.is_email_confirmed || !user.profile.email) return null;
    return user.team_id === (await ourTeam()) ? user.profile.email : null;
  };

  return async (
    { user: userId }: Pick<Update, 'user'>,
    place?: Pick<Place, 'channel' | 'direct'>,
  ): Promise<Visitor> => {
    const account: AccountRef = { platform: 'slack', userId };
    const directChatId = place?.direct ? place.channel : null;
    const roomId = place && !place.direct ? place.channel : undefined;
    if (await retryWhileAway(() => identify(db, account, clock.now()))) {
      return { ...account, name: null, directChatId, roomId };
    }
    const user = await userOf(userId);
    return {
      ...account,
      name: user.name ? `@${user.name}` : null,
      directChatId,
      roomId,
      language: user.locale,
      email: () => emailOf(user),
    };
  };
};

export type Visitors = ReturnType<typeof createVisitors>;
