import { Refusal } from '../refusal.ts';
import { knownUser, userJson } from '../world/users.ts';
import type { Handler, Handlers } from './handler.ts';
import { pageOf } from './page.ts';

const info: Handler = ({ world, clock }, args) => ({
  user: userJson(world, knownUser(world, args.need('user')), clock.now(), args.flag('include_locale')),
});

const list: Handler = ({ world, clock }, args) => {
  const page = pageOf([...world.users.values()], args, { usual: 1000, most: 1000 });
  const withLocale = args.flag('include_locale');
  return {
    members: page.items.map((user) => userJson(world, user, clock.now(), withLocale)),
    cache_ts: clock.seconds(),
    response_metadata: page.metadata,
  };
};

const lookupByEmail: Handler = ({ world, clock }, args) => {
  const wanted = args.need('email').toLowerCase();
  const user = [...world.users.values()].find(
    ({ email, deactivated, isBot }) => !deactivated && !isBot && email.toLowerCase() === wanted,
  );
  if (!user) throw new Refusal('users_not_found');
  return { user: userJson(world, user, clock.now(), false) };
};

const botInfo: Handler = ({ world }, args) => {
  const { app } = world;
  if (args.text('bot') !== app.botId) throw new Refusal('bot_not_found');
  return {
    bot: { id: app.botId, deleted: false, name: app.settings.name, app_id: app.id, user_id: app.botUserId, updated: 0 },
  };
};

export const people: Handlers = {
  'bots.info': botInfo,
  'users.info': info,
  'users.list': list,
  'users.lookupByEmail': lookupByEmail,
};
