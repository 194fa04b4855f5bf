import type { JsonObject } from '../json.ts';
import { Refusal } from '../refusal.ts';
import type { User, World } from './types.ts';

/** Minutes that a zone is ahead of UTC at an instant, in seconds as the platform says it. */
const offsetOf = (zone: string, now: number): number => {
  const said = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(now)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const parts = /GMT(?<sign>[+-])(?<hours>\d{2}):(?<minutes>\d{2})/.exec(said ?? '')?.groups;
  if (!parts) return 0;
  const seconds = Number(parts.hours) * 3600 + Number(parts.minutes) * 60;
  return parts.sign === '-' ? -seconds : seconds;
};

/** @throws {Refusal} `user_not_found`. */
export const knownUser = (world: World, id: string): User => {
  const user = world.users.get(id);
  if (!user) throw new Refusal('user_not_found');
  return user;
};

/** A person as the app sees one: the e-mail address needs a scope of its own, the language must be asked for. */
export const userJson = (world: World, user: User, now: number, withLocale: boolean): JsonObject => ({
  id: user.id,
  team_id: world.team.id,
  name: user.name,
  deleted: user.deactivated,
  ...(!user.deactivated && {
    real_name: user.realName,
    tz: user.zone,
    tz_label: user.zone,
    tz_offset: offsetOf(user.zone, now),
    is_admin: user.isAdmin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
  }),
  profile: {
    real_name: user.realName,
    real_name_normalized: user.realName,
    display_name: user.name,
    display_name_normalized: user.name,
    ...(!user.isBot && world.app.settings.scopes.includes('users:read.email') && { email: user.email }),
    ...(user.isBot && { api_app_id: world.app.id, bot_id: world.app.botId }),
    team: world.team.id,
  },
  is_bot: user.isBot,
  is_app_user: false,
  updated: Math.floor(now / 1000),
  ...(withLocale && { locale: user.locale }),
});
