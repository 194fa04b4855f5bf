import type { Temporal } from 'temporal-polyfill';
import type { Context } from '../../commands/define.ts';
import type { Part } from '../../people/policy.ts';

/** Who asks why something came, or did not. */
export type RuleAsker = Pick<Context, 'db' | 'now' | 'today' | 'person' | 't'>;

/** One thing that a rule looks at, with what it sees there. */
export interface Condition {
  /** What is looked at, with its values and the threshold. */
  readonly says: string;
  readonly holds: boolean;
  /** What the payload of a message has in it that tells of it. */
  readonly item: Readonly<Record<string, unknown>>;
  /** What was told before this is another occasion; null: it never is. */
  readonly since: Temporal.Instant | null;
  /** Whether it cannot wait. */
  readonly isUrgent: boolean;
  /** Whether the rule tells at this time of the day and the week. */
  readonly isTime: boolean;
  /** Whether what comes up after something of its kind was told on a day waits for the next. */
  readonly isDaily: boolean;
  /** Until then it is gathered, to be told with others; null: it is told by itself. */
  readonly notBefore?: Temporal.Instant | null;
}

/** All that a rule sees for its asker. */
export interface Looked {
  /** Whether they are among those who are told. */
  readonly isReader: boolean;
  readonly conditions: readonly Condition[];
  /** Said where there is nothing to look at. */
  readonly nothing: string;
}

/** What a rule looks at: something of a client, or what has none. */
type Looks =
  | {
      readonly about: 'client';
      /** What of the client they see who may be told. Default what is agreed with it. */
      readonly part?: Part;
      look(asker: RuleAsker, accountId: number): Promise<Looked>;
    }
  | { readonly about: 'nobody'; look(asker: RuleAsker): Promise<Looked> };

/** How the messages of a kind are explained. */
export interface KindRule {
  /** When one comes, in words, with the thresholds. */
  says(asker: RuleAsker): string | Promise<string>;
  /** By which it can be said why nothing came; kinds without it are not asked about. */
  readonly looks?: Looks;
}

/** What always can be told. */
export const always = { isUrgent: false, isTime: true, isDaily: false } as const;
