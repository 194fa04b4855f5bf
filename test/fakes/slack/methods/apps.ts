import { Refusal } from '../refusal.ts';
import type { Handler, Handlers } from './handler.ts';

const test: Handler = (_fake, args) => {
  const error = args.text('error');
  if (error !== undefined) throw new Refusal(error, { args: { error } });
  return { args: {} };
};

const authTest: Handler = ({ world }) => ({
  url: `https://${world.team.domain}.slack.com/`,
  team: world.team.name,
  team_id: world.team.id,
  user: world.app.settings.name,
  user_id: world.app.botUserId,
  bot_id: world.app.botId,
  is_enterprise_install: false,
});

const revoke: Handler = (fake, args) => {
  if (args.flag('test')) return { revoked: false };
  fake.world.app.uninstalled = true;
  fake.courier.event({ type: 'tokens_revoked', tokens: { oauth: [], bot: [fake.world.app.botUserId] } });
  return { revoked: true };
};

const teamInfo: Handler = ({ world }) => ({
  team: { ...world.team, email_domain: '', icon: {}, enterprise_id: '', enterprise_name: '' },
});

/** The socket is plain: the fake is reached on this machine only. */
const openConnection: Handler = ({ world, socket }) => ({
  url: `${world.origin.replace('http', 'ws')}/link/?ticket=${socket.ticket()}&app_id=${world.app.id}`,
});

export const apps: Handlers = {
  'api.test': test,
  'apps.connections.open': openConnection,
  'auth.revoke': revoke,
  'auth.test': authTest,
  'team.info': teamInfo,
};
