import { isList, isObject, type Json, type JsonObject, lengthOf, objectsOf, textOf } from '../json.ts';
import { type Problem, problemsRefusal, Refusal } from '../refusal.ts';
import { boolean, type Check, list, object, oneOf, optional, string } from './check.ts';
import { text } from './composition.ts';
import { blockOn, type Surface } from './layout.ts';
import { limits, messageLimits } from './limits.ts';

/** What a block says of its element or elements, whatever its kind. */
export const elementsOf = (block: JsonObject): readonly JsonObject[] => [
  ...objectsOf(block.elements),
  ...(isObject(block.accessory) ? [block.accessory] : []),
  ...(isObject(block.element) ? [block.element] : []),
  ...objectsOf(block.actions),
];

const uniqueNames = (blocks: readonly Json[], at: string, problems: Problem[]): void => {
  const seen = new Set<string>();
  for (const [index, block] of blocks.entries()) {
    if (!isObject(block)) continue;
    const id = textOf(block.block_id);
    if (id !== undefined && seen.has(id))
      problems.push({ message: `\`block_id\` "${id}" already exists`, at: `${at}/${index}/block_id` });
    if (id !== undefined) seen.add(id);
    const actions = elementsOf(block).flatMap(({ action_id }) => textOf(action_id) ?? []);
    const twice = actions.find((action, position) => actions.indexOf(action) < position);
    if (twice !== undefined)
      problems.push({ message: `\`action_id\` "${twice}" already exists in the block`, at: `${at}/${index}` });
  }
};

const blocksOn = (surface: Surface, bounds: { min?: number; max: number }): Check => {
  const each = list(blockOn[surface], bounds);
  return (value, at, problems) => {
    each(value, at, problems);
    if (isList(value)) uniqueNames(value, at, problems);
  };
};

const messageBlocks = blocksOn('message', { max: messageLimits.blocks });

/** Characters of all texts in blocks; what a message may have of them is bounded, though nowhere documented. */
const textIn = (value: Json | undefined): number => {
  if (isList(value)) return value.reduce<number>((sum, entry) => sum + textIn(entry), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [name, entry]) => sum + (name === 'text' && typeof entry === 'string' ? lengthOf(entry) : textIn(entry)),
    0,
  );
};

/**
 * The blocks of a message, if they are such.
 * @throws {Refusal} `invalid_blocks_format`, `invalid_blocks` or `msg_blocks_too_long`.
 */
export const checkMessageBlocks = (blocks: readonly Json[]): readonly JsonObject[] => {
  if (!blocks.every(isObject)) throw new Refusal('invalid_blocks_format');
  const problems: Problem[] = [];
  messageBlocks(blocks, '/blocks', problems);
  if (problems.length > 0) throw problemsRefusal('invalid_blocks', problems);
  if (textIn(blocks) > messageLimits.blocksText) throw new Refusal('msg_blocks_too_long');
  return blocks;
};

const viewFields = {
  private_metadata: optional(string({ max: limits.view.privateMetadata.most })),
  callback_id: optional(string({ max: limits.view.callbackId.most })),
  external_id: optional(string({ max: 255 })),
};
const viewBlocks = { min: limits.view.blocks.least, max: limits.view.blocks.most };

const hasInput = (view: JsonObject): boolean => objectsOf(view.blocks).some(({ type }) => type === 'input');

const modal = object(
  {
    type: oneOf('modal'),
    title: text.plain(limits.view.title.most),
    close: optional(text.plain(limits.view.close.most)),
    submit: optional(text.plain(limits.view.submit.most)),
    blocks: blocksOn('modal', viewBlocks),
    clear_on_close: optional(boolean),
    notify_on_close: optional(boolean),
    submit_disabled: optional(boolean),
    ...viewFields,
  },
  (view, at, problems) => {
    if (isObject(view) && hasInput(view) && view.submit === undefined)
      problems.push({ message: 'missing required field: submit', at });
  },
);

const home = object({ type: oneOf('home'), blocks: blocksOn('home', viewBlocks), ...viewFields });

const viewChecks = { modal, home } as const;

/**
 * A view of the type that is asked for.
 * @throws {Refusal} `invalid_arguments` with the problems, or `view_too_large`.
 */
export const checkView = (view: JsonObject, type: keyof typeof viewChecks): void => {
  const problems: Problem[] = [];
  viewChecks[type](view, '/view', problems);
  if (problems.length > 0) {
    problems.unshift({ message: 'failed to match all allowed schemas', at: '/view' });
    throw problemsRefusal('invalid_arguments', problems);
  }
  if (Buffer.byteLength(JSON.stringify(view)) > messageLimits.view) throw new Refusal('view_too_large');
};
