import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Alarm } from '../core/alarms/alarms.ts';
import { instantOf } from '../core/clock.ts';
import type { Db } from '../core/db.ts';
import type { Translator } from '../core/i18n/translator.ts';
import type { SlackConfig } from '../core/slack-config.ts';
import type { Answer, Ask } from './ask.ts';
import { chatsOfMany } from './chats.ts';
import { awayFinding, clockFindings, type Place } from './common.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

export interface SlackCheck {
  readonly ask: Ask;
  readonly now: Temporal.Instant;
  readonly t: Translator;
  readonly access: SlackConfig;
  /** The scopes that the app needs, and no more. */
  readonly scopes: readonly string[];
  /** Null while the database cannot be reached: then what needs it is left out. */
  readonly db: Db | null;
  /** What was noticed while the product ran. */
  readonly alarms: readonly Alarm[];
}

const refused = z.object({ ok: z.literal(false), error: z.string() }).transform(({ error }) => error);
const self = z.object({ ok: z.literal(true), team: z.string(), user: z.string() });
const accepted = z.object({ ok: z.literal(true) });
const conversations = z.object({
  ok: z.literal(true),
  channels: z.array(z.object({ id: z.string(), name: z.string(), is_archived: z.boolean().default(false) })),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
type Channel = z.infer<typeof conversations>['channels'][number];

/** Checks the token, its scopes, the way events come, the channels and the clock. Sends and changes nothing in Slack. */
export const checkSlack = async (check: SlackCheck): Promise<Finding[]> => {
  const { t, access, scopes } = check;
  const answer = await call(check, 'auth.test', access.botToken, self);
  if (answer.kind === 'away') return [awayFinding(t, placeOf(access), answer.reason)];
  const delivery = [await deliveryFinding(check), ...(await deliveredFindings(check))];
  if (answer.kind === 'refused') return [tokenRefused(t, answer.reason), ...delivery];
  const { value, headers, aheadMs } = answer;
  const granted = (headers.get('x-oauth-scopes') ?? '').split(/[,\s]+/).filter(Boolean);
  return [
    ok(t('doctor-slack-token', { bot: value.user, workspace: value.team })),
    scopeFinding(t, granted, scopes),
    ...delivery,
    ...(await channelFindings(check, granted)),
    ...clockFindings(t, 'Slack', aheadMs),
  ];
};

const placeOf = ({ apiUrl }: SlackConfig): Place => ({ name: 'Slack', url: apiUrl, variable: 'SLACK_API_URL' });

const call = <T>(
  { ask, access }: SlackCheck,
  method: string,
  token: string,
  given: z.ZodType<T>,
  args: Readonly<Record<string, string>> = {},
): Promise<Answer<T>> =>
  ask(
    new URL(method, access.apiUrl).href,
    { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: new URLSearchParams(args) },
    { given, refused },
  );

/** What Slack says of a token of an app that was taken out of the workspace. */
const notInstalled = new Set(['account_inactive', 'token_revoked', 'token_expired']);

const tokenRefused = (t: Translator, reason: string): Finding => {
  if (reason === 'ratelimited') return fail(t('doctor-slack-busy'), t('doctor-again'));
  if (notInstalled.has(reason)) return fail(t('doctor-slack-installed-not', { reason }), t('doctor-slack-install'));
  return fail(t('doctor-slack-token-wrong', { reason }), t('doctor-slack-token-mend'));
};

const scopeFinding = (t: Translator, granted: readonly string[], wanted: readonly string[]): Finding => {
  const missing = wanted.filter((scope) => !granted.includes(scope));
  if (missing.length > 0)
    return fail(t('doctor-slack-scopes-missing', { scopes: missing.join(', ') }), t('doctor-slack-scopes-mend'));
  const needless = granted.filter((scope) => !wanted.includes(scope));
  return needless.length > 0
    ? warn(t('doctor-slack-scopes-more', { scopes: needless.join(', ') }), t('doctor-slack-scopes-more-mend'))
    : ok(t('doctor-slack-scopes', { count: wanted.length }));
};

/** Whether a socket could be opened, without opening it. A signing secret cannot be tried out from here: what is signed with another was noticed. */
const deliveryFinding = async (check: SlackCheck): Promise<Finding> => {
  const { t, access } = check;
  if ('signingSecret' in access.delivery) return signatureFinding(check);
  const answer = await call(check, 'apps.connections.open', access.delivery.appToken, accepted);
  if (answer.kind === 'given') return ok(t('doctor-slack-socket'));
  if (answer.kind === 'away') return awayFinding(t, placeOf(access), answer.reason);
  return fail(t('doctor-slack-socket-refused', { reason: answer.reason }), t('doctor-slack-socket-mend'));
};

const signatureFinding = ({ t, alarms, now }: SlackCheck): Finding => {
  const alarm = alarms.find(({ kind }) => kind === 'slack-signature');
  if (!alarm) return ok(t('doctor-slack-http'));
  const [since, last] = [t.moment(alarm.firstAt, now), t.moment(alarm.lastAt, now)];
  return fail(t('doctor-slack-signature', { since, last }), t('doctor-slack-signature-mend'));
};

/** When something was last accepted from Slack, whichever way it came. */
const deliveredFindings = async ({ t, db, now }: SlackCheck): Promise<Finding[]> => {
  if (!db) return [];
  const where = { platform: 'slack' };
  const latest = await db.inboxItem.findFirst({ where, orderBy: { id: 'desc' }, select: { receivedAt: true } });
  if (!latest) return [ok(t('doctor-slack-delivered-none'))];
  return [ok(t('doctor-slack-delivered', { when: t.moment(instantOf(latest.receivedAt), now) }))];
};

/** Which conversations each scope lets one see. */
const kinds: Readonly<Record<string, string>> = { 'channels:read': 'public_channel', 'groups:read': 'private_channel' };

/** Channels that the app has spoken in and is no longer in, or that are archived. Without a scope to see them there is nothing to say. */
const channelFindings = async (check: SlackCheck, granted: readonly string[]): Promise<Finding[]> => {
  const { t, db } = check;
  const types = granted.flatMap((scope) => kinds[scope] ?? []);
  if (types.length === 0) return [];
  const joined = await joinedChannels(check, types.join(','));
  if (joined.kind !== 'given') return [warn(t('doctor-slack-unsure', { reason: joined.reason }), t('doctor-again'))];
  const spoken = db && types.length === Object.keys(kinds).length ? await chatsOfMany(db, 'slack', ['C', 'G']) : [];
  const here = new Set(joined.value.map(({ id }) => id));
  const left = spoken.filter((id) => !here.has(id));
  const archived = joined.value.filter(({ is_archived }) => is_archived);
  return [
    ok(t('doctor-slack-channels', { count: joined.value.length - archived.length })),
    ...left.map((id) => warn(t('doctor-slack-channel-left', { channel: id }), t('doctor-slack-channel-left-mend'))),
    ...archived.map(({ name }) =>
      warn(t('doctor-slack-channel-archived', { channel: name }), t('doctor-slack-channel-archived-mend')),
    ),
  ];
};

/** Ten pages are two thousand channels. */
const mostPages = 10;

const joinedChannels = async (check: SlackCheck, types: string): Promise<Answer<Channel[]>> => {
  const found: Channel[] = [];
  let cursor = '';
  for (let page = 0; ; page++) {
    const args = { types, limit: '200', ...(cursor && { cursor }) };
    const answer = await call(check, 'users.conversations', check.access.botToken, conversations, args);
    if (answer.kind !== 'given') return answer;
    found.push(...answer.value.channels);
    cursor = answer.value.response_metadata?.next_cursor ?? '';
    if (!cursor || page + 1 === mostPages) return { ...answer, value: found };
  }
};
