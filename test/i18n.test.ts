import { readdirSync, readFileSync } from 'node:fs';
import { type Message, type Pattern, parse, Visitor } from '@fluent/syntax';
import { parseSync, Visitor as SourceVisitor } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { summaryKey, usageKey } from '../src/core/commands/define.ts';
import { commands } from '../src/core/commands/registry.ts';
import { sources } from './sources.ts';

const languages = ['en', 'ru', 'it'] as const;

/** Variables of each message: key → sorted names. */
const messagesOf = (language: string): Map<string, string[]> => {
  const folder = `src/core/i18n/${language}`;
  const entries = readdirSync(folder).flatMap((file) => parse(readFileSync(`${folder}/${file}`, 'utf8'), {}).body);
  const broken = entries.filter((entry) => entry.type === 'Junk');
  if (broken.length > 0)
    throw new Error(`${language}: cannot be read: ${broken.map((b) => 'content' in b && b.content).join('\n')}`);
  return new Map(
    entries.filter((e): e is Message => e.type === 'Message').map((e) => [e.id.name, variablesOf(e.value)]),
  );
};

const variablesOf = (pattern: Pattern | null): string[] => {
  const names = new Set<string>();
  class Collector extends Visitor {
    override visitVariableReference({ id }: { id: { name: string } }): void {
      names.add(id.name);
    }
  }
  if (pattern) new Collector().visit(pattern);
  return [...names].sort();
};

interface Use {
  readonly key: string;
  /** Null where the arguments are not spelled out at the call. */
  readonly args: string[] | null;
  readonly at: string;
}

/** Every `t('key', { … })`, `msg('key')`, `new UserError(kind, 'key', { … })` in the sources. */
const usesIn = (file: string): Use[] => {
  const uses: Use[] = [];
  const note = (key: unknown, args: unknown): void => {
    const literal = key as { type?: string; value?: unknown } | undefined;
    if (literal?.type !== 'Literal' || typeof literal.value !== 'string') return;
    uses.push({ key: literal.value, args: argumentNames(args), at: file });
  };
  new SourceVisitor({
    CallExpression({ callee, arguments: given }) {
      const name =
        callee.type === 'Identifier'
          ? callee.name
          : callee.type === 'MemberExpression' && callee.property.type === 'Identifier'
            ? callee.property.name
            : '';
      if (name === 'msg')
        uses.push(...(given[0]?.type === 'Literal' ? [{ key: String(given[0].value), args: null, at: file }] : []));
      else if (name === 't') note(given[0], given[1]);
    },
    NewExpression({ callee, arguments: given }) {
      if (callee.type === 'Identifier' && callee.name === 'UserError') note(given[1], given[2]);
    },
  }).visit(parseSync(file, readFileSync(file, 'utf8')).program);
  return uses;
};

const argumentNames = (node: unknown): string[] | null => {
  const object = node as
    | { type?: string; properties?: { type: string; key?: { name?: string; value?: string } }[] }
    | undefined;
  if (!object) return [];
  if (
    object.type !== 'ObjectExpression' ||
    !object.properties ||
    object.properties.some(({ type }) => type !== 'Property')
  )
    return null;
  return object.properties.map(({ key }) => key?.name ?? key?.value ?? '');
};

const uses = sources.flatMap(usesIn);
const english = messagesOf('en');

/** Keys that are made of a command's name. */
const derived = commands.flatMap((command) => [summaryKey(command), usageKey(command)]);

describe('messages', () => {
  it.each(languages)('%s has every message, with the variables that English has', (language) => {
    expect(Object.fromEntries(messagesOf(language))).toEqual(Object.fromEntries(english));
  });

  it('that are used exist', () => {
    expect(uses.length).toBeGreaterThan(0);
    const missing = [
      ...uses.map(({ key, at }) => `${key} (${at})`),
      ...derived.map((key) => `${key} (registry)`),
    ].filter((use) => !english.has(use.split(' ')[0] ?? ''));
    expect(missing).toEqual([]);
  });

  it('that exist are used', () => {
    const used = new Set([...uses.map(({ key }) => key), ...derived]);
    expect([...english.keys()].filter((key) => !used.has(key))).toEqual([]);
  });

  it('are given just the variables they name', () => {
    const wrong = uses
      .filter(
        ({ key, args }) => args !== null && english.has(key) && [...args].sort().join() !== english.get(key)?.join(),
      )
      .map(({ key, args, at }) => `${at}: ${key} wants [${english.get(key)}], is given [${args}]`);
    expect(wrong).toEqual([]);
  });
});
