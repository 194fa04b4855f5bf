import { describe, expect, it } from 'vitest';
import { languages, translator } from '../i18n/translator.ts';
import type { Reader } from './entry.ts';
import { groupOf, kindNames, kinds } from './kinds.ts';
import { readHours } from './read-hours.ts';
import { readTyped } from './typed.ts';

const reader: Reader = { own: {}, ours: {}, reach: ['slack', 'console'], role: 'kam', quietUntil: null };
const hours = (from: string, until: string) => ({
  kind: 'values',
  group: 'hours',
  values: { attentionFrom: JSON.stringify(from), attentionUntil: JSON.stringify(until) },
});
const budget = (count: number) => ({ kind: 'values', group: 'hours', values: { attentionBudget: String(count) } });
const contracts = (mode: string) => ({
  kind: 'values',
  group: 'kind-contract-date',
  values: { attentionModeContractDateSlack: `"${mode}"`, attentionModeContractDateConsole: `"${mode}"` },
});

describe('hours as they are typed', () => {
  it.each([
    ['9-18', '09:00', '18:00'],
    ['8:07–17:53', '08:07', '17:53'],
    ['9.30 - 18', '09:30', '18:00'],
    ['9 18', '09:00', '18:00'],
    ['from 9 to 18:30', '09:00', '18:30'],
    ['9am-6pm', '09:00', '18:00'],
    ['12am - 12 pm', '00:00', '12:00'],
    ['с 9 до 18', '09:00', '18:00'],
    ['С 9:00 по 18:00', '09:00', '18:00'],
    ['dalle 9 alle 18', '09:00', '18:00'],
    ['22-6', '22:00', '06:00'],
    ['0-24', '00:00', '00:00'],
    ['8-24:00', '08:00', '00:00'],
  ])('%s', (typed, from, until) => {
    expect(readHours(typed)).toEqual({ from, until });
  });

  it.each(['', '9', '9-', '25-3', '9-24:30', '9-18:60', '13pm-18', '918', '9-18-20', '9-18 and more', 'nine to six'])(
    '%s is none',
    (typed) => {
      expect(readHours(typed)).toBeNull();
    },
  );
});

describe('what is typed after /settings', () => {
  it.each([
    ['hours 9-18', hours('09:00', '18:00')],
    ['Часы с 9 до 18', hours('09:00', '18:00')],
    ['orari dalle 9 alle 18', hours('09:00', '18:00')],
    ['budget 5', budget(5)],
    ['limit 5 a day', budget(5)],
    ['лимит 3', budget(3)],
    ['оповещений в день 3', budget(3)],
    ['limite 4 al giorno', budget(4)],
    ['contracts digest', contracts('digest')],
    ['contract end off', contracts('off')],
    ['Договоры сводка', contracts('digest')],
    ['договор выкл', contracts('off')],
    ['contratti mai', contracts('off')],
    ['contratti subito', contracts('now')],
    ['contract-date at once', contracts('now')],
    ['hours', { kind: 'group', group: 'hours' }],
    ['budget', { kind: 'group', group: 'hours' }],
    ['встречи', { kind: 'group', group: 'meetings' }],
    ['dove', { kind: 'group', group: 'delivery' }],
    ['messages', { kind: 'group', group: 'messages' }],
    ['contracts', { kind: 'group', group: 'kind-contract-date' }],
    ['kind-contract-date', { kind: 'group', group: 'kind-contract-date' }],
    ['hours late', { kind: 'unreadable', group: 'hours', what: 'hours' }],
    ['budget 1.5', { kind: 'unreadable', group: 'hours', what: 'budget' }],
    ['contracts sometimes', { kind: 'unreadable', group: 'kind-contract-date', what: 'mode' }],
    ['company secret', { kind: 'unknown' }],
    ['horoscope', { kind: 'unknown' }],
    ['!', { kind: 'unknown' }],
  ])('%s', (typed, read) => {
    expect(readTyped(typed, reader)).toEqual(read);
  });

  it.each(languages)('names every kind as it is shown, in %s', (language) => {
    const t = translator(language, 'UTC');
    for (const kind of kinds) {
      expect([kind, readTyped(t(kindNames[kind]), reader)]).toEqual([kind, { kind: 'group', group: groupOf(kind) }]);
    }
  });

  it.each(languages)('is read as people are told to type it, in %s', (language) => {
    const t = translator(language, 'UTC');
    const ways = ['hours', 'budget', 'kind', 'group'].map((way) => t(`settings-type-${way}`));
    const said = [t('command-settings-usage'), ...ways].join('\n').matchAll(/\/settings ([^\s,:]+(?: [^\s,:]+)?)/g);
    const typed = [...said].map(([, line = '']) => line);
    expect(typed.map((line) => [line, readTyped(line, reader).kind])).toEqual([
      ...typed.slice(0, 6).map((line) => [line, 'values']),
      [typed[6], 'group'],
    ]);
  });
});
