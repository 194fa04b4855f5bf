import type { Request } from 'express';
import { type Content, readContent } from '../content.ts';
import type { Fake } from '../fake.ts';
import { isList, isObject, type JsonObject, readJson, textOf } from '../json.ts';
import { erase, rewrite } from '../methods/chat.ts';
import { postAsApp, threadOf } from '../posting.ts';
import { Refusal } from '../refusal.ts';
import type { Conversation, ResponseUrl } from '../world/types.ts';
import type { Reply } from './answer.ts';

const mostUses = 5;
const where = 'response_url';

const known = new Set([
  'text',
  'blocks',
  'attachments',
  'metadata',
  'response_type',
  'replace_original',
  'delete_original',
  'thread_ts',
  'unfurl_links',
  'unfurl_media',
  'mrkdwn',
]);

const yes = (value: unknown): boolean => value === true || value === 'true';

/** What a message of a response says. Used for the answers to commands too. */
const contentOfResponse = (fake: Fake, from: string, said: JsonObject): Content => {
  const strange = Object.keys(said).filter((name) => !known.has(name));
  if (strange.length > 0) fake.violate(from, `unknown fields: ${strange.join(', ')}`);
  return readContent(fake, from, {
    text: textOf(said.text),
    blocks: isList(said.blocks) ? said.blocks : undefined,
    attachments: isList(said.attachments) ? said.attachments : undefined,
    metadata: isObject(said.metadata) ? said.metadata : undefined,
  });
};

/** Says something to the person, or to everybody in the conversation. */
export const respond = (
  fake: Fake,
  from: string,
  conversation: Conversation,
  userId: string,
  said: JsonObject,
): void => {
  const content = contentOfResponse(fake, from, said);
  const threadTs = threadOf(fake, from, conversation, textOf(said.thread_ts));
  const onlyFor = said.response_type === 'in_channel' ? undefined : userId;
  postAsApp(fake, conversation, content, { threadTs, onlyFor });
};

const act = (fake: Fake, { conversation: id, userId, messageTs }: ResponseUrl, said: JsonObject): void => {
  const conversation = fake.world.conversations.get(id);
  if (!conversation) throw new Refusal('channel_not_found');
  const original = messageTs === undefined ? undefined : conversation.messages.get(messageTs);
  if (yes(said.delete_original)) {
    if (original) erase(fake, conversation, original);
  } else if (yes(said.replace_original) && original) {
    rewrite(fake, conversation, original, contentOfResponse(fake, where, said));
  } else respond(fake, where, conversation, userId, said);
};

const spend = (fake: Fake, token: string): ResponseUrl => {
  const entry = fake.world.responseUrls.get(token);
  if (!entry || fake.clock.now() > entry.expires) throw new Refusal('expired_url');
  if (entry.uses >= mostUses) throw new Refusal('used_url');
  entry.uses += 1;
  return entry;
};

const bodyOf = (request: Request): JsonObject => {
  const read = readJson(String(request.body))?.value;
  if (!isObject(read)) throw new Refusal('invalid_payload');
  return read;
};

const gone = new Set(['expired_url', 'used_url']);

/** One use of a response_url. It answers `ok` as text; what is wrong with a message, as text too. */
export const useResponseUrl = (fake: Fake, token: string, request: Request): Reply => {
  const record = (args: JsonObject, outcome: string): void =>
    fake.calls.add({ at: Date.now(), method: where, args, outcome });
  try {
    const said = bodyOf(request);
    act(fake, spend(fake, token), said);
    record(said, 'ok');
    return { status: 200, body: 'ok' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code } = error;
    record({}, code);
    fake.violate(where, code);
    return gone.has(code) ? { status: 404, body: { ok: false, error: code } } : { status: 400, body: code };
  }
};
