import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { StandingMessage } from '../attention/why/message.ts';
import type { Beginning, Begun } from '../beginning/begin.ts';
import type { Seals } from '../calendars/seal.ts';
import type { Card } from '../cards/card.ts';
import type { Db } from '../db.ts';
import type { Form } from '../forms/form.ts';
import type { MessageKey, Translator } from '../i18n/translator.ts';
import type { ChatPlatform } from '../people/identities.ts';
import type { ConnectedPlatform } from '../people/linking/connected.ts';
import type { Person } from '../people/person.ts';
import type { Permission } from '../people/policy.ts';

/** A channel or a group of a chat platform. */
export interface Room {
  readonly platform: ChatPlatform;
  /** The platform's own name of it. */
  readonly chatId: string;
}

/** Who asks, where and when: all that a command, a button or a form knows about its surroundings. */
export interface Context {
  readonly db: Db;
  readonly now: Temporal.Instant;
  /** The asker's day, in their zone. */
  readonly today: Temporal.PlainDate;
  readonly person: Person;
  readonly t: Translator;
  /** Where it was asked, for the audit: `console`, `slack`, `telegram`, `cli`. */
  readonly channel: string;
  /**
   * Names what was asked for good, such as `inbox/7/answer`: asked anew after a crash, it is the same. Who creates something stores it in a
   * UNIQUE column along with it (docs/architecture.md, "Done once").
   */
  readonly key: string;
  /** What led to this, for the log: `inbox/7`. To be handed on to whatever follows from it: jobs, messages in the outbox. */
  readonly trace: string;
  /** The message that a command was said about: one that it replies to, or whose shortcut was taken. */
  readonly quoted?: string | undefined;
  /** The message of ours that a command replies to, or whose shortcut was taken. */
  readonly on?: StandingMessage | undefined;
  /** Where others listen, too; undefined: alone with us, and wherever that is not known. */
  readonly room?: Room | undefined;
  /** Tells whoever waits how far something has come that takes long, in their words; undefined: nobody is told. */
  readonly onProgress?: ((line: string) => void) | undefined;
  /** Every command of the house, for `/help`. */
  readonly commands: readonly Command[];
  /** What seals secrets that people entrust to the house; where there is none, they can entrust nothing. */
  readonly seals: Seals | null;
  /** The chat platforms of this installation, for `/link`. */
  readonly platforms: readonly ConnectedPlatform[];
  /** What a company of one's own takes to begin; null: it cannot begin in this process. */
  readonly beginning: Beginning | null;
}

/** What the product answers. */
export interface Reply {
  readonly card: Card;
  /** `refused` covers what one may not do as well as input that makes no sense. Default `ok`. */
  readonly outcome?: 'ok' | 'refused' | 'not-found';
  /** Whether it says anything about a client: then only the asker sees it, wherever they asked. Default true. */
  readonly confidential?: boolean;
  /** The message whose button was pressed becomes this card, instead of a new message. */
  readonly replaces?: boolean;
  readonly form?: Form;
  /** What answered: the name of the command, the verb of the button, the id of the form. Dispatch says so. */
  readonly about?: string;
  /** Of a form that is refused: the field that is to blame. */
  readonly field?: string;
  /** The demo is gone, and the asker with it: the card is for whoever goes on in their place. */
  readonly begun?: Begun;
}

/**
 * One command: `/name rest of the line`. `args` parses the rest of the line, trimmed; what it refuses is answered with the command's usage.
 * Messages `command-<name>-summary` and `command-<name>-usage` describe it in every language.
 */
export interface Command<Args = unknown> {
  readonly name: string;
  readonly permission: Permission;
  readonly args: z.ZodType<Args, string>;
  /** What follows its name may be a secret, which is kept nowhere as it was typed. */
  readonly isSecret?: true;
  handle(context: Context, args: Args): Promise<Reply>;
}

/** Keeps `args` and `handle` of one command to the same type. */
export const defineCommand = <Args>(command: Command<Args>): Command<Args> => command;

/** What pressing a button does: `verb:argument`. Authority is checked at each press, not when the button was drawn. */
export interface Action<Arg = unknown> {
  readonly verb: string;
  readonly permission: Permission;
  readonly arg: z.ZodType<Arg, string>;
  handle(context: Context, arg: Arg): Promise<Reply>;
}

export const defineAction = <Arg>(action: Action<Arg>): Action<Arg> => action;

/**
 * What sending a form does: `id`, or `id:argument` where the form is about something, as the `id` of the {@link Form} says it. `values` validates
 * what comes back, on every platform alike. As with buttons, authority is checked when it is sent.
 */
export interface FormHandler<Values = unknown, Arg = unknown> {
  readonly id: string;
  readonly permission: Permission;
  readonly arg: z.ZodType<Arg, string>;
  readonly values: z.ZodType<Values, Record<string, string>>;
  handle(context: Context, values: Values, arg: Arg): Promise<Reply>;
}

export const defineForm = <Values, Arg>(form: FormHandler<Values, Arg>): FormHandler<Values, Arg> => form;

/** `command-<name>-summary`, said in one line by `/help` and the platforms' command lists. */
export const summaryKey = (command: Command): MessageKey => `command-${command.name}-summary`;
export const usageKey = (command: Command): MessageKey => `command-${command.name}-usage`;
