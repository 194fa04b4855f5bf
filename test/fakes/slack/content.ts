import { limits, messageLimits } from './blocks/limits.ts';
import { checkMessageBlocks } from './blocks/validate.ts';
import type { Fake } from './fake.ts';
import { isObject, type Json, type JsonObject, lengthOf, objectsOf, textOf } from './json.ts';
import { Refusal } from './refusal.ts';
import { mindPicture } from './world/files.ts';
import { nameBlocks } from './world/messages.ts';
import type { Message } from './world/types.ts';

/** What a message says, as an app gives it. */
interface Given {
  readonly text?: string | undefined;
  readonly blocks?: readonly Json[] | undefined;
  readonly attachments?: readonly Json[] | undefined;
  readonly markdownText?: string | undefined;
  readonly metadata?: JsonObject | undefined;
}

export type Content = Pick<Message, 'text' | 'blocks' | 'attachments' | 'metadata'>;

const readMetadata = (metadata: JsonObject | undefined): JsonObject | undefined => {
  if (metadata === undefined) return undefined;
  const { event_type: type, event_payload: payload } = metadata;
  if (typeof type !== 'string' || type === '' || !isObject(payload)) throw new Refusal('invalid_metadata_format');
  if (Buffer.byteLength(JSON.stringify(metadata)) > messageLimits.metadata) throw new Refusal('metadata_too_large');
  return metadata;
};

/** What the platform does not refuse, but shows otherwise than it was meant. */
const lookFor = (fake: Fake, where: string, { text = '', blocks = [] }: Given): void => {
  if (lengthOf(text) > messageLimits.text) fake.violate(where, `text of ${lengthOf(text)} characters is cut off`);
  if (blocks.length > 0 && text.trim() === '') fake.violate(where, 'blocks without a fallback text');
};

/** The files that blocks show, and where they are named. */
export const picturesIn = (blocks: readonly JsonObject[]): [id: string, at: string][] =>
  blocks.flatMap(({ type, slack_file: file }, i): [string, string][] =>
    type === 'image' && isObject(file) ? [[textOf(file.id) ?? '', `/blocks/${i}/slack_file`]] : [],
  );

const cut = (text: string): string =>
  text.length <= messageLimits.text ? text : [...text].slice(0, messageLimits.text).join('');

/**
 * Checks what a message shall say, and gives it as it is stored.
 * @throws {Refusal} `no_text`, `invalid_blocks`, `msg_too_long` and their kin.
 */
export const readContent = (fake: Fake, where: string, given: Given): Content => {
  const { text = '', blocks = [], attachments = [], markdownText } = given;
  if (markdownText !== undefined && (text !== '' || blocks.length > 0)) throw new Refusal('markdown_text_conflict');
  if (markdownText !== undefined && lengthOf(markdownText) > limits.markdown.text.most)
    throw new Refusal('msg_too_long');
  if (attachments.length > messageLimits.attachments) throw new Refusal('too_many_attachments');
  if (!attachments.every(isObject)) throw new Refusal('invalid_attachments');
  const checked = checkMessageBlocks(blocks);
  for (const [id, at] of picturesIn(checked)) mindPicture(fake, id, at);
  for (const { blocks: inner } of objectsOf(attachments)) checkMessageBlocks(objectsOf(inner));
  if (text === '' && checked.length === 0 && attachments.length === 0 && markdownText === undefined)
    throw new Refusal('no_text');
  lookFor(fake, where, given);
  return {
    text: cut(markdownText ?? text),
    blocks: nameBlocks(fake.world, checked),
    attachments: attachments.filter(isObject),
    metadata: readMetadata(given.metadata),
  };
};
