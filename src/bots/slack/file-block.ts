import type { types } from '@slack/bolt';
import { z } from 'zod';
import { slackLimits } from './limits.ts';
import { clip, escapeText } from './text.ts';

/** An uploaded file, by what shows it in a message. */
export const shownFile = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('picture'), id: z.string(), alt: z.string() }),
  z.object({ kind: z.literal('document'), url: z.string(), name: z.string() }),
]);
export type ShownFile = z.infer<typeof shownFile>;

/** By this name the block is found in a message whose words change. */
const blockId = 'file';

/** The block that shows a file, or leads to it. Pure. */
export const fileBlock = (shown: ShownFile): types.KnownBlock => {
  if (shown.kind === 'picture') {
    const alt = clip(shown.alt, slackLimits.altText) || ' ';
    return { type: 'image', block_id: blockId, slack_file: { id: shown.id }, alt_text: alt };
  }
  const link = { type: 'link', url: shown.url, text: shown.name } as const;
  const line = { type: 'rich_text_section', elements: [{ type: 'text', text: '📎 ' }, link] } as const;
  return { type: 'rich_text', block_id: blockId, elements: [{ ...line, elements: [...line.elements] }] };
};

/** The text of a message that shows a file: Slack shares a document with whoever reads a message whose text links to it, blocks do not count. Pure. */
export const fileText = (text: string, shown: ShownFile): string =>
  shown.kind === 'picture' ? text : `${text} <${shown.url}|${escapeText(shown.name)}>`;

const named = { block_id: z.literal(blockId) };
const pictureBlock = z
  .object({ ...named, slack_file: z.object({ id: z.string() }), alt_text: z.string() })
  .transform(({ slack_file: { id }, alt_text: alt }): ShownFile => ({ kind: 'picture', id, alt }));
const documentBlock = z
  .object({
    ...named,
    elements: z.tuple([
      z.object({ elements: z.tuple([z.unknown(), z.object({ url: z.string(), text: z.string() })]) }),
    ]),
  })
  .transform(
    ({ elements: [line] }): ShownFile => ({ kind: 'document', url: line.elements[1].url, name: line.elements[1].text }),
  );
const block = z.union([pictureBlock, documentBlock]);

/** The file that a message shows, by its blocks as Slack tells them. Pure. */
export const fileIn = (blocks: readonly unknown[] = []): ShownFile | undefined => {
  for (const one of blocks) {
    const found = block.safeParse(one);
    if (found.success) return found.data;
  }
  return undefined;
};
