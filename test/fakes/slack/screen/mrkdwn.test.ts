import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createConversation } from '../world/conversations.ts';
import { createWorld } from '../world/world.ts';
import { readMarkdown, readMrkdwn } from './mrkdwn.ts';

const world = createWorld();
const { botUserId } = world.app;
const { id: sales } = createConversation(world, {
  kind: 'public',
  name: 'sales',
  members: [botUserId],
  creator: botUserId,
  created: 0,
});

it.each([
  ['*Rossi* has _two_ ~old~ `bills`', 'Rossi has two old bills'],
  ['*_both_*', 'both'],
  ['2*3*4 snake_case_name', '2*3*4 snake_case_name'],
  ['a * b * c', 'a * b * c'],
  ['<https://example.com/a_b_c|the ledger>', 'the ledger'],
  ['<https://example.com>', 'https://example.com'],
  ['<mailto:a@example.com|Anna>', 'Anna'],
  [`ask <@${botUserId}> in <#${sales}>`, 'ask @kam in #sales'],
  ['<!here> and <!channel>', '@here and @channel'],
  ['<!date^1392734382^{date}|18 Feb 2014>', '18 Feb 2014'],
  ['```a *b* <c>```', 'a *b* <c>'],
  ['R&amp;D &lt;3', 'R&D <3'],
  ['&amp;lt;', '&lt;'],
])('reads %j as %j', (said, read) => {
  expect(readMrkdwn(world, said)).toBe(read);
});

it('gives back whatever was escaped, if it has no marks', () => {
  const text = fc.string({ unit: 'grapheme' }).map((said) => said.replace(/[*_~`]/g, ''));
  fc.assert(
    fc.property(text, (said) => {
      const escaped = said.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
      expect(readMrkdwn(world, escaped)).toBe(said);
    }),
  );
});

it('shows that something was not escaped', () => {
  expect(readMrkdwn(world, 'a <b> c')).toBe('a b c');
});

it('reads standard markdown', () => {
  expect(readMarkdown('## Title\n**bold** and [a link](https://example.com)')).toBe('Title\nbold and a link');
});
