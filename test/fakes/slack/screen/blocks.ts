import { elementsOf } from '../blocks/validate.ts';
import { isList, isObject, type Json, type JsonObject, objectsOf, textOf } from '../json.ts';
import type { World } from '../world/types.ts';
import { readMarkdown, readMrkdwn } from './mrkdwn.ts';

/** Something a person can press or choose from. */
export interface SeenControl {
  readonly kind: string;
  readonly label: string;
  readonly actionId: string;
  readonly blockId: string;
  readonly value: string | null;
  readonly style: string | null;
  readonly url: string | null;
  readonly options: readonly string[];
}

/** A text object, as it is read. */
export const readText = (world: World, text: Json | undefined): string => {
  if (typeof text === 'string') return text;
  if (!isObject(text)) return '';
  const said = textOf(text.text) ?? '';
  return text.type === 'mrkdwn' ? readMrkdwn(world, said) : said;
};

/** All texts inside formatted text, in their order. */
const readRich = (world: World, value: Json | undefined): string => {
  if (isList(value)) return value.map((entry) => readRich(world, entry)).join('');
  if (!isObject(value)) return '';
  if (value.type === 'user') return `@${world.users.get(textOf(value.user_id) ?? '')?.name ?? ''}`;
  const own = textOf(value.text) ?? textOf(value.url) ?? '';
  const end = value.type === 'rich_text_section' ? '\n' : '';
  return own + readRich(world, value.elements) + end;
};

const readCell = (world: World, cell: Json): string => {
  if (!isObject(cell)) return '';
  if (cell.type === 'raw_number') return textOf(cell.text) ?? String(cell.value);
  return cell.type === 'rich_text' ? readRich(world, cell.elements).trim() : readText(world, cell.text);
};

const readRows = (world: World, rows: Json | undefined): string[] =>
  isList(rows) ? rows.filter(isList).map((row) => row.map((cell) => readCell(world, cell)).join(' | ')) : [];

const readChart = ({ title, chart }: JsonObject): string[] => {
  if (!isObject(chart)) return [];
  const point = ({ label, value }: JsonObject): string => `${label}: ${value}`;
  const series = objectsOf(chart.series).map(({ name, data }) => `${name} — ${objectsOf(data).map(point).join(', ')}`);
  return [textOf(title) ?? '', ...series, ...objectsOf(chart.segments).map(point)];
};

/** The lines that a person reads in a block. Buttons and menus are apart, see {@link controlsOf}. */
const linesOf = (world: World, block: JsonObject): string[] => {
  const text = (value: Json | undefined): string => readText(world, value);
  const list = (value: Json | undefined): string[] => (isList(value) ? value.map(text) : []);
  switch (block.type) {
    case 'header':
    case 'alert':
      return [text(block.text)];
    case 'section':
      return [text(block.text), ...list(block.fields)];
    case 'context':
      return [
        objectsOf(block.elements)
          .map((element) => (element.type === 'image' ? `[${textOf(element.alt_text) ?? ''}]` : text(element)))
          .join(' '),
      ];
    case 'divider':
      return ['———'];
    case 'image':
      return [text(block.title), `[${textOf(block.alt_text) ?? ''}]`];
    case 'markdown':
      return [readMarkdown(textOf(block.text) ?? '')];
    case 'rich_text':
      return [readRich(world, block.elements).trimEnd()];
    case 'table':
      return readRows(world, block.rows);
    case 'data_table':
      return [textOf(block.caption) ?? '', ...readRows(world, block.rows)];
    case 'data_visualization':
      return readChart(block);
    case 'card':
      return [block.title, block.subtitle, block.body, block.subtext].map(text);
    case 'carousel':
      return objectsOf(block.elements).flatMap((card) => linesOf(world, card));
    default:
      return [];
  }
};

export const readBlocks = (world: World, blocks: readonly JsonObject[]): string =>
  blocks
    .flatMap((block) => linesOf(world, block))
    .filter((line) => line !== '')
    .join('\n');

const silent = new Set(['image', 'plain_text', 'mrkdwn', 'card']);

/** An element that a person can use, and the block it stands in. */
export interface Usable {
  readonly block: JsonObject;
  readonly element: JsonObject;
}

/** Everything in blocks that can be pressed or chosen from; what stands in an input too, if it speaks at once. */
export const usablesIn = (blocks: readonly JsonObject[]): Usable[] =>
  blocks.flatMap((block): Usable[] => {
    if (block.type === 'carousel') return usablesIn(objectsOf(block.elements));
    if (block.type === 'rich_text' || (block.type === 'input' && block.dispatch_action !== true)) return [];
    return elementsOf(block)
      .filter(({ type }) => !silent.has(textOf(type) ?? ''))
      .map((element) => ({ block, element }));
  });

export const optionsOf = (element: JsonObject): readonly JsonObject[] => [
  ...objectsOf(element.options),
  ...objectsOf(element.option_groups).flatMap(({ options }) => objectsOf(options)),
];

export const labelOf = (world: World, element: JsonObject): string =>
  readText(world, element.text) || readText(world, element.placeholder);

export const controlsOf = (world: World, blocks: readonly JsonObject[]): SeenControl[] =>
  usablesIn(blocks).map(({ block, element }) => ({
    kind: textOf(element.type) ?? '',
    label: labelOf(world, element),
    actionId: textOf(element.action_id) ?? '',
    blockId: textOf(block.block_id) ?? '',
    value: textOf(element.value) ?? null,
    style: textOf(element.style) ?? null,
    url: textOf(element.url) ?? null,
    options: optionsOf(element).map((option) => readText(world, option.text)),
  }));
