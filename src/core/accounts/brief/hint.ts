import type { Translator } from '../../i18n/translator.ts';
import type { Findings } from './findings.ts';

/** A question to ask or an offer to make: a pure rule over what is known, and the words that say it and from what it follows. */
export interface Hint {
  readonly id: string;
  /** The message, or null when the rule has nothing to say. */
  speak(findings: Findings, t: Translator): string | null;
}

/**
 * Keeps `when` and `say` of one rule to the same type.
 * @param rule `when` gives what the message needs, or null; it sees facts, never words
 */
export const defineHint = <Args>(rule: {
  readonly id: string;
  when(findings: Findings): Args | null;
  say(args: Args, t: Translator, findings: Findings): string;
}): Hint & { when(findings: Findings): Args | null } => ({
  id: rule.id,
  when: (findings) => rule.when(findings),
  speak: (findings, t) => {
    const args = rule.when(findings);
    return args === null ? null : rule.say(args, t, findings);
  },
});

/** What a registry of rules has to say, in its order, which is that of importance. */
export const spoken = (hints: readonly Hint[], findings: Findings, t: Translator): string[] =>
  hints.flatMap((hint) => hint.speak(findings, t) ?? []);
