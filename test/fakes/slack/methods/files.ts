import { readContent } from '../content.ts';
import type { Fake } from '../fake.ts';
import { isObject, objectsOf, textOf } from '../json.ts';
import { postAsApp, threadOf } from '../posting.ts';
import { Refusal } from '../refusal.ts';
import { fileJson, knownFile } from '../world/files.ts';
import type { Conversation, StoredFile } from '../world/types.ts';
import { destination } from './chat.ts';
import type { Handler, Handlers } from './handler.ts';

const longestAltText = 1000;
const mostChannels = 100;

const getUploadUrl: Handler = (fake, args) => {
  const { world } = fake;
  const altText = args.text('alt_txt');
  if (altText !== undefined && altText.length > longestAltText) throw new Refusal('alt_txt_too_large');
  const size = args.number('length') ?? 0;
  if (size <= 0) throw new Refusal('missing_argument');
  const id = world.nextId('F');
  const name = args.need('filename');
  world.files.set(id, {
    id,
    name,
    title: name,
    altText,
    owner: world.app.botUserId,
    size,
    created: fake.clock.seconds(),
    content: undefined,
    deleted: false,
    readyAt: Number.POSITIVE_INFINITY,
    sharedIn: new Set(),
  });
  return { upload_url: `${world.origin}/upload/v1/${id}`, file_id: id };
};

/** Where the files shall be seen: nowhere, in one conversation, or in several. */
const destinations = (fake: Fake, one: string | undefined, several: string | undefined): Conversation[] => {
  const named = several?.split(',').map((id) => id.trim()) ?? (one === undefined ? [] : [one]);
  if (named.length > mostChannels) throw new Refusal('channels_limit_exceeded');
  return named.map((id) => {
    // Unlike a message, a file cannot be sent to a person: direct messages have to be opened first.
    if (fake.world.users.has(id)) throw new Refusal('channel_not_found');
    return destination(fake, id);
  });
};

/** Files are seen a little after the call is answered. */
const share = (fake: Fake, files: readonly StoredFile[], where: readonly Conversation[], show: () => void): void => {
  const { world } = fake;
  setTimeout(() => {
    if (fake.world !== world) return;
    for (const file of files) {
      for (const { id } of where) {
        file.sharedIn.add(id);
        fake.courier.event({
          type: 'file_shared',
          file_id: file.id,
          file: { id: file.id },
          user_id: file.owner,
          channel_id: id,
          event_ts: fake.clock.stamp(),
        });
      }
    }
    show();
  }, fake.timing.fileShare).unref();
};

const completeUpload: Handler = (fake, args, method) => {
  const { world } = fake;
  const entries = objectsOf(args.list('files'));
  if (entries.length === 0) throw new Refusal('invalid_arguments');
  const files = entries.map(({ id, title }) => {
    const file = knownFile(world, textOf(id) ?? '');
    file.title = textOf(title) ?? file.title;
    file.readyAt = fake.clock.now() + fake.timing.fileReady;
    return file;
  });
  const where = destinations(fake, args.text('channel_id'), args.text('channels'));
  const comment = args.text('initial_comment');
  const blocks = args.list('blocks');
  if (blocks?.some((block) => isObject(block) && block.type === 'markdown')) throw new Refusal('internal_error');
  if (comment !== undefined && blocks) fake.violate(method, 'blocks beside initial_comment are not shown');
  const content =
    comment === undefined && !blocks
      ? { text: '', blocks: [], attachments: [], metadata: undefined }
      : readContent(fake, method, comment === undefined ? { text: ' ', blocks } : { text: comment });
  const threads = where.map((conversation) => threadOf(fake, method, conversation, args.text('thread_ts')));
  share(fake, files, where, () => {
    for (const [index, conversation] of where.entries())
      postAsApp(fake, conversation, content, { threadTs: threads[index], files: files.map(({ id }) => id) });
  });
  return { files: files.map(({ id }) => fileJson(world, id)) };
};

const info: Handler = ({ world }, args) => ({
  file: fileJson(world, knownFile(world, args.need('file')).id),
  comments: [],
  response_metadata: { next_cursor: '' },
});

const remove: Handler = ({ world }, args) => {
  const file = knownFile(world, args.need('file'));
  if (file.owner !== world.app.botUserId) throw new Refusal('cant_delete_file');
  file.deleted = true;
  return {};
};

export const files: Handlers = {
  'files.completeUploadExternal': completeUpload,
  'files.delete': remove,
  'files.getUploadURLExternal': getUploadUrl,
  'files.info': info,
};
