import { expect, it } from 'vitest';
import { translator } from '../i18n/translator.ts';
import { messageKinds } from '../outbox/registry.ts';
import { settableKinds } from '../settings/attention.ts';

const attentionOf = messageKinds.map(({ name, attention }) => [name, attention] as const);

it('people can say of every kind of message how it comes, but of answers and of what tells of other messages', () => {
  const settable = attentionOf.filter(([, attention]) => attention !== 'system');
  expect(Object.fromEntries(settable)).toEqual(settableKinds);
});

it('every alert says on which imports it rests, be it on none', () => {
  const silent = messageKinds.filter(({ attention, restsOn }) => attention === 'alert' && restsOn === undefined);
  expect(silent.map(({ name }) => name)).toEqual([]);
});

it.each(['en', 'ru', 'it'] as const)('every kind of message has a name of its own in %s', (language) => {
  const t = translator(language, 'UTC');
  const other = t('message-kind', { kind: 'there is no such kind' });
  const names = Object.keys(settableKinds).map((kind) => t('message-kind', { kind }));
  expect(new Set([...names, other]).size).toBe(names.length + 1);
});
