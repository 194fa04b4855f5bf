import { z } from 'zod';
import { TemporaryError, UnknownOutcomeError } from '../../core/errors.ts';
import { fileName, type MessageFile } from '../../core/outbox/file.ts';
import type { SlackApi } from './api.ts';
import type { ShownFile } from './file-block.ts';
import { slackLimits } from './limits.ts';
import { isRefused, SlackRefusal } from './outcomes.ts';
import { clip } from './text.ts';

const begun = z.object({ upload_url: z.url(), file_id: z.string() });
const completed = z.object({ files: z.tuple([z.object({ permalink: z.string().optional() })]) });

/**
 * Brings a file to Slack, where nobody sees it until a message shows it: so it may be done again whenever it is not known what became of it.
 * @throws SlackRefusal, TemporaryError
 */
export const uploadFile = async (api: SlackApi, file: MessageFile): Promise<ShownFile> => {
  const name = fileName(file);
  const alt = file.kind === 'picture' && { alt_txt: clip(file.alt, slackLimits.uploadAltText) };
  try {
    const asked = { filename: name, length: file.bytes.length, ...alt };
    const { upload_url: url, file_id: id } = await api.call('files.getUploadURLExternal', asked, begun);
    await api.upload(url, file.bytes);
    const done = await api.call('files.completeUploadExternal', { files: [{ id, title: name }] }, completed);
    if (file.kind === 'picture') return { kind: 'picture', id, alt: file.alt };
    const [{ permalink }] = done.files;
    if (permalink === undefined) throw new SlackRefusal('files.completeUploadExternal', 'no_permalink');
    return { kind: 'document', url: permalink, name };
  } catch (error) {
    throw error instanceof UnknownOutcomeError ? new TemporaryError(error.message) : error;
  }
};

const invalidBlocks = new Set(['invalid_blocks']);

/** Slack looks through each file before it is shown, and until then refuses the block in the same words as one that will never do. */
const isNotReady = (error: unknown): boolean =>
  isRefused(error, invalidBlocks) && error.details.some((said) => said.includes('invalid slack file'));

/** Of the time that Slack is given for a call: what is waited for a picture to be ready, before each further attempt. */
const waits = [0.05, 0.1, 0.2, 0.4];

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());

/** Shows a file that was uploaded just now, as soon as Slack is ready to. @throws what `show` throws in the end */
export const onceReady = async <Answer>({ patienceMs }: SlackApi, show: () => Promise<Answer>): Promise<Answer> => {
  for (const wait of waits) {
    try {
      return await show();
    } catch (error) {
      if (!isNotReady(error)) throw error;
      await pause(wait * patienceMs);
    }
  }
  return show();
};
