import type { MethodFacts } from '../arguments.ts';
import type { Fake } from '../fake.ts';
import { type JsonObject, textOf } from '../json.ts';
import { kindsAsked } from '../methods/conversations.ts';
import { Refusal } from '../refusal.ts';
import type { ConversationKind, World } from '../world/types.ts';

/** The token of a call: of its header, or of its fields. */
export const tokenOf = (authorization: string | undefined, fields: JsonObject): string | undefined =>
  /^Bearer\s+(?<token>\S+)$/i.exec(authorization ?? '')?.groups?.token ?? textOf(fields.token);

/** @throws {Refusal} `not_authed`, `invalid_auth`, `account_inactive`, `not_allowed_token_type`. */
export const mindToken = ({ world }: Fake, { token: wanted }: MethodFacts, token: string | undefined): void => {
  const { settings, uninstalled } = world.app;
  if (token === undefined || token === '') throw new Refusal('not_authed');
  const kind = token === settings.botToken ? 'bot' : token === settings.appToken ? 'app' : null;
  if (kind === null) throw new Refusal('invalid_auth');
  if (kind === 'bot' && uninstalled) throw new Refusal('account_inactive');
  if (kind !== wanted) throw new Refusal('not_allowed_token_type');
};

const prefixes: Readonly<Record<ConversationKind, string>> = {
  public: 'channels',
  private: 'groups',
  im: 'im',
  mpim: 'mpim',
};

/** The kinds of conversation that a call is about, as far as it says. */
const kindsOf = (world: World, facts: MethodFacts, fields: JsonObject): readonly ConversationKind[] => {
  if (facts.args.has('types')) return kindsAsked(textOf(fields.types));
  const users = textOf(fields.users);
  const channel = textOf(fields.channel);
  if (channel === undefined && users !== undefined) return [users.includes(',') ? 'mpim' : 'im'];
  if (facts.args.has('is_private')) return [String(fields.is_private) === 'true' ? 'private' : 'public'];
  const kind = world.conversations.get(channel ?? '')?.kind;
  return kind === undefined ? [] : [kind];
};

/** What a public channel's scope for changes is called for an app. */
const spelled = (scope: string): string => (scope === 'channels:write' ? 'channels:manage' : scope);

/** The scopes that a call needs. */
export const scopesNeeded = (world: World, facts: MethodFacts, fields: JsonObject): readonly string[] =>
  facts.scopes.flatMap((scope) =>
    scope.startsWith('*:')
      ? kindsOf(world, facts, fields).map((kind) => spelled(`${prefixes[kind]}${scope.slice(1)}`))
      : [scope],
  );

/** @throws {Refusal} `missing_scope`, with what is needed and what is there. */
export const mindScopes = ({ world }: Fake, needed: readonly string[]): void => {
  const { scopes } = world.app.settings;
  const missing = needed.filter((scope) => !scopes.includes(scope));
  if (missing.length > 0) throw new Refusal('missing_scope', { needed: missing.join(','), provided: scopes.join(',') });
};
