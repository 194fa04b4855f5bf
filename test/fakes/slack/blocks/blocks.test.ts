import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../json.ts';
import { Refusal } from '../refusal.ts';
import { limits, messageLimits } from './limits.ts';
import { checkMessageBlocks, checkView } from './validate.ts';

const refusalOf = (attempt: () => unknown): Refusal | null => {
  try {
    attempt();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};

const problems = (blocks: readonly Json[]): Json => refusalOf(() => checkMessageBlocks(blocks))?.more.errors ?? [];

const plain = (text: string) => ({ type: 'plain_text', text });
const markdown = (text: string) => ({ type: 'mrkdwn', text });
const section = (text: string): JsonObject => ({ type: 'section', text: markdown(text) });
const button = (more: JsonObject = {}): JsonObject => ({ type: 'button', text: plain('Go'), action_id: 'go', ...more });
const actions = (...elements: JsonObject[]): JsonObject => ({ type: 'actions', elements });
const option = (value: string) => ({ text: plain(value), value });
const options = (count: number) => Array.from({ length: count }, (_, index) => option(`o${index}`));
const buttons = (count: number) => Array.from({ length: count }, (_, index) => button({ action_id: `a${index}` }));
const x = (length: number): string => 'x'.repeat(length);
const input = (element: JsonObject): JsonObject => ({ type: 'input', block_id: 'b', label: plain('Label'), element });
const modal = (blocks: readonly JsonObject[], more: JsonObject = {}): JsonObject => ({
  type: 'modal',
  title: plain('Title'),
  submit: plain('Send'),
  blocks,
  ...more,
});

/** A block that is just small enough, and the same a little too large. */
const bounds: readonly [string, JsonObject, JsonObject][] = [
  ['section text', section(x(3000)), section(x(3001))],
  ['header', { type: 'header', text: plain(x(150)) }, { type: 'header', text: plain(x(151)) }],
  [
    'section fields',
    { type: 'section', fields: Array(10).fill(markdown('f')) },
    { type: 'section', fields: Array(11).fill(markdown('f')) },
  ],
  [
    'a section field',
    { type: 'section', fields: [markdown(x(2000))] },
    { type: 'section', fields: [markdown(x(2001))] },
  ],
  ['actions', actions(...buttons(25)), actions(...buttons(26))],
  ['button text', actions(button({ text: plain(x(75)) })), actions(button({ text: plain(x(76)) }))],
  ['button value', actions(button({ value: x(2000) })), actions(button({ value: x(2001) }))],
  ['action_id', actions(button({ action_id: x(255) })), actions(button({ action_id: x(256) }))],
  ['block_id', { ...section('a'), block_id: x(255) }, { ...section('a'), block_id: x(256) }],
  [
    'context',
    { type: 'context', elements: Array(10).fill(markdown('c')) },
    { type: 'context', elements: Array(11).fill(markdown('c')) },
  ],
  [
    'overflow',
    actions({ type: 'overflow', action_id: 'o', options: options(5) }),
    actions({ type: 'overflow', action_id: 'o', options: options(6) }),
  ],
  [
    'static_select',
    actions({ type: 'static_select', action_id: 's', options: options(100) }),
    actions({ type: 'static_select', action_id: 's', options: options(101) }),
  ],
  [
    'checkboxes',
    actions({ type: 'checkboxes', action_id: 'c', options: options(10) }),
    actions({ type: 'checkboxes', action_id: 'c', options: options(11) }),
  ],
  ['markdown', { type: 'markdown', text: x(12_000) }, { type: 'markdown', text: x(12_001) }],
  [
    'image alt text',
    { type: 'image', image_url: 'https://example.com/a.png', alt_text: x(2000) },
    { type: 'image', image_url: 'https://example.com/a.png', alt_text: x(2001) },
  ],
  [
    'pie segments',
    chart({ type: 'pie', segments: Array(6).fill({ label: 'a', value: 1 }) }),
    chart({ type: 'pie', segments: Array(7).fill({ label: 'a', value: 1 }) }),
  ],
  ['data_table rows', dataTable(201, 2), dataTable(202, 2)],
  ['data_table columns', dataTable(2, 20), dataTable(2, 21)],
];

function chart(of: JsonObject): JsonObject {
  return { type: 'data_visualization', title: 'Chart', chart: of };
}

function dataTable(rows: number, columns: number): JsonObject {
  const row = Array(columns).fill({ type: 'raw_text', text: 'a' });
  return { type: 'data_table', caption: 'Table', rows: Array(rows).fill(row) };
}

describe('blocks of a message', () => {
  it.each(bounds)('are taken up to the limit of %s, and no further', (_name, fits, exceeds) => {
    expect(problems([fits])).toEqual([]);
    expect(problems([exceeds])).not.toEqual([]);
  });

  it('are 50 at most', () => {
    expect(problems(Array.from({ length: messageLimits.blocks }, () => section('a')))).toEqual([]);
    expect(problems(Array.from({ length: messageLimits.blocks + 1 }, () => section('a')))).toEqual([
      'no more than 50 items allowed [json-pointer:/blocks]',
    ]);
  });

  it('have a bounded sum of texts', () => {
    const full = [section(x(3000)), section(x(3000)), section(x(3000)), section(x(3000))];
    expect(refusalOf(() => checkMessageBlocks([...full, section(x(1200))]))).toBeNull();
    expect(refusalOf(() => checkMessageBlocks([...full, section(x(1201))]))?.code).toBe('msg_blocks_too_long');
  });

  it('count characters, not UTF-16 units', () => {
    expect(problems([{ type: 'header', text: plain('💰'.repeat(150)) }])).toEqual([]);
    expect(problems([{ type: 'header', text: plain('💰'.repeat(151)) }])).toHaveLength(1);
  });

  it.each<[string, JsonObject, string]>([
    ['an empty text', section(''), 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
    ['an unknown type', { type: 'sektion' }, 'unsupported type: sektion [json-pointer:/blocks/0/type]'],
    ['no type', { text: plain('a') }, 'missing required field: type [json-pointer:/blocks/0]'],
    ['nothing in a section', { type: 'section' }, 'must define either `text` or `fields` [json-pointer:/blocks/0]'],
    ['a field nobody knows', { ...section('a'), colour: 'red' }, 'invalid additional property: colour'],
    ['a header with markup', { type: 'header', text: markdown('*a*') }, 'must be a valid enum value'],
    ['a button without text', actions({ type: 'button', action_id: 'a' }), 'missing required field: text'],
    ['two buttons of one name', actions(button(), button()), '`action_id` "go" already exists'],
    ['a file input', input({ type: 'file_input', action_id: 'f' }), 'unsupported type: file_input'],
    ['an alert', { type: 'alert', text: plain('a') }, 'unsupported type: alert'],
    ['a menu without options', actions({ type: 'static_select', action_id: 's' }), 'must define either `options` or'],
    [
      'an initial option that is no option',
      actions({ type: 'static_select', action_id: 's', options: options(2), initial_option: option('o9') }),
      'initial options must be among the options',
    ],
  ])('are refused with %s', (_name, block, message) => {
    expect(problems([block])).toContainEqual(expect.stringContaining(message));
  });

  it('must not share a block_id', () => {
    const twice = { ...section('a'), block_id: 'same' };
    expect(problems([twice, twice])).toEqual([expect.stringContaining('`block_id` "same" already exists')]);
  });

  it('that are no objects are no blocks', () => {
    expect(refusalOf(() => checkMessageBlocks(['a']))?.code).toBe('invalid_blocks_format');
  });
});

describe('a view', () => {
  const messages = (view: JsonObject): Json => {
    const said = refusalOf(() => checkView(view, 'modal'))?.more.response_metadata;
    return typeof said === 'object' && said !== null && 'messages' in said ? (said.messages ?? []) : [];
  };

  it('may ask for a file, and have up to 100 blocks', () => {
    const file = input({ type: 'file_input', action_id: 'f' });
    expect(messages(modal([file, ...Array.from({ length: 99 }, () => section('a'))]))).toEqual([]);
    expect(messages(modal(Array.from({ length: limits.view.blocks.most + 1 }, () => section('a'))))).toContain(
      '[ERROR] no more than 100 items allowed [json-pointer:/view/blocks]',
    );
  });

  it('says first that it matches no schema, then why', () => {
    expect(messages(modal([section('a')], { title: plain(x(25)) }))).toEqual([
      '[ERROR] failed to match all allowed schemas [json-pointer:/view]',
      '[ERROR] must be less than 25 characters [json-pointer:/view/title/text]',
    ]);
  });

  it('with an input needs a button to send it', () => {
    const form = modal([input({ type: 'plain_text_input', action_id: 'a' })]);
    expect(messages(form)).toEqual([]);
    const { submit: _, ...without } = form;
    expect(messages(without)).toContain('[ERROR] missing required field: submit [json-pointer:/view]');
  });

  it('keeps private metadata of 3000 characters', () => {
    expect(messages(modal([section('a')], { private_metadata: x(3000) }))).toEqual([]);
    expect(messages(modal([section('a')], { private_metadata: x(3001) }))).toContainEqual(
      expect.stringContaining('/view/private_metadata'),
    );
  });

  it('does not carry what only messages show', () => {
    expect(messages(modal([dataTable(2, 2)]))).toContainEqual(expect.stringContaining('unsupported type: data_table'));
  });
});
