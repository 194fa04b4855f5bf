import { nameKey } from '../../accounts/names.ts';
import { languages, translator } from '../../i18n/translator.ts';
import { kindRules } from '../why/registry.ts';
import type { KindRule } from '../why/rule.ts';

/** A rule that can be asked about. */
export interface NamedRule {
  readonly kind: string;
  readonly about: 'client' | 'nobody';
}

/** Every rule that can be asked about. */
export const namedRules: readonly NamedRule[] = Object.entries(kindRules).flatMap(([kind, rule]: [string, KindRule]) =>
  rule.looks ? [{ kind, about: rule.looks.about }] : [],
);

/** What a rule is called, in each language: people type what they are used to. */
const namesOf = (kind: string): string[] =>
  languages.flatMap((language) => translator(language, 'UTC')('rule-names', { kind }).split(','));

let known: ReadonlyMap<string, string> | undefined;
/** Made when it is first asked for: reading the texts of all languages would keep the start waiting. */
const knownNames = (): ReadonlyMap<string, string> => {
  known ??= new Map(
    namedRules.flatMap(({ kind }) => [kind, ...namesOf(kind)].map((name) => [nameKey(name), kind] as const)),
  );
  return known;
};

/** The rule of a name; null: none is called so. Pure. */
export const ruleNamed = (typed: string): NamedRule | null => {
  const kind = knownNames().get(nameKey(typed));
  return namedRules.find((one) => one.kind === kind) ?? null;
};
