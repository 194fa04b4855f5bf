import { distance } from 'fastest-levenshtein';
import type { StandingMessage } from '../core/attention/why/message.ts';
import type { Beginning } from '../core/beginning/begin.ts';
import type { Seals } from '../core/calendars/seal.ts';
import { card, list, text } from '../core/cards/build.ts';
import { type Clock, dayIn } from '../core/clock.ts';
import {
  type Action,
  type Command,
  type Context,
  type FormHandler,
  type Reply,
  type Room,
  summaryKey,
  usageKey,
} from '../core/commands/define.ts';
import { parseCommand } from '../core/commands/parse.ts';
import { type Db, isDatabaseAway, retryWhileAway } from '../core/db.ts';
import { UserError } from '../core/errors.ts';
import { type MessageKey, msg, translator } from '../core/i18n/translator.ts';
import type { Logger } from '../core/logger.ts';
import type { ConnectedPlatform } from '../core/people/linking/connected.ts';
import type { Person } from '../core/people/person.ts';
import { may, type Permission } from '../core/people/policy.ts';

/** Somebody known, and where they speak: `console`, `slack`, `telegram`, `cli`. */
export interface Speaker {
  readonly person: Person;
  readonly channel: string;
  /** Names what they ask, for good: {@link Context.key}. */
  readonly key: string;
  /** The message that they speak about, if it is one: {@link Context.quoted}. */
  readonly quoted?: string | undefined;
  /** The message as it stands on the platform, which may be one of ours: {@link Context.on}. */
  readonly on?: StandingMessage | undefined;
  /** {@link Context.room}. */
  readonly room?: Room | undefined;
  /** {@link Context.onProgress}. */
  readonly onProgress?: ((line: string) => void) | undefined;
}

/** The way in that all platforms share: from what a known person said, pressed or filled in to what they are answered. Never rejects. */
export interface Dispatch {
  /** A line as it may be kept: without the secret that follows the name of a command which takes one. */
  kept(line: string): string;
  /** Whether a line names a command that there is. */
  knows(line: string): boolean;
  say(from: Speaker, line: string): Promise<Reply>;
  press(from: Speaker, action: string): Promise<Reply>;
  submit(from: Speaker, formId: string, values: Record<string, string>): Promise<Reply>;
}

export interface DispatchParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly commands: readonly Command[];
  readonly actions: readonly Action[];
  readonly forms: readonly FormHandler[];
  /** See {@link Context.seals}. */
  readonly seals?: Seals;
  /** See {@link Context.beginning}. */
  readonly beginning?: Beginning;
  /** The chat platforms that are connected; none in the terminal. */
  readonly platforms?: readonly ConnectedPlatform[];
  /** Somebody is there and is answered: the occasion to tell them what waits for that. Nobody is in the terminal, where others speak for them. */
  readonly onContact?: (person: Person, trace: string) => Promise<void>;
}

/** What led to an answer: of `inbox/7/answer`, `inbox/7`. */
const traceOf = ({ key }: Speaker): string => key.replace(/\/answer$/, '');

/** Longer lines are no commands; a platform's own limit is lower anyway. */
const longestLine = 4_000;

export const createDispatch = (parts: DispatchParts): Dispatch => {
  const commands = new Map(parts.commands.map((command) => [command.name, command]));
  const actions = new Map(parts.actions.map((action) => [action.verb, action]));
  const forms = new Map(parts.forms.map((form) => [form.id, form]));

  const contextOf = (from: Speaker): Context => {
    const { person, channel, key, quoted, on, room, onProgress } = from;
    const now = parts.clock.now();
    return {
      db: parts.db,
      now,
      today: dayIn(person.zone, now),
      person,
      t: translator(person.language, person.zone),
      channel,
      key,
      trace: traceOf(from),
      quoted,
      on,
      room,
      onProgress,
      commands: parts.commands,
      seals: parts.seals ?? null,
      platforms: parts.platforms ?? [],
      beginning: parts.beginning ?? null,
    };
  };

  /** Use cases are idempotent transactions, so one that met a restarting database is simply run again. */
  const answer = async (
    from: Speaker,
    about: string,
    permission: Permission,
    run: (context: Context) => Promise<Reply>,
  ): Promise<Reply> => {
    const context = contextOf(from);
    if (!may(from.person.role, permission)) return refusal(context, msg('error-not-permitted'));
    try {
      return { ...(await retryWhileAway(() => run(context))), about };
    } catch (error) {
      if (error instanceof UserError) {
        const outcome = error.kind === 'not-found' ? 'not-found' : 'refused';
        const { key, args, field } = error;
        return { card: card(context.t(key, args), []), outcome, ...(field && { field }) };
      }
      parts.logger.error(
        { err: error, trace: context.trace, person: from.person.id, channel: from.channel },
        'command failed',
      );
      return refusal(context, isDatabaseAway(error) ? msg('error-database-away') : msg('error-our-bug'));
    }
  };

  const house: Omit<Dispatch, 'kept' | 'knows'> = {
    say: async (from, line) => {
      const context = contextOf(from);
      if (line.length > longestLine) return refusal(context, msg('error-too-long'));
      const typed = parseCommand(line);
      const command = typed && commands.get(typed.name);
      if (!typed || !command) return unknownCommand(context, typed?.name ?? '');
      const args = command.args.safeParse(typed.rest);
      if (!args.success) return usage(context, command);
      return answer(from, command.name, command.permission, (c) => command.handle(c, args.data));
    },

    press: async (from, pressed) => {
      const [verb = '', ...rest] = pressed.split(':');
      const action = actions.get(verb);
      const arg = action?.arg.safeParse(rest.join(':'));
      if (!action || !arg?.success) return refusal(contextOf(from), msg('error-stale-button'));
      return answer(from, action.verb, action.permission, (c) => action.handle(c, arg.data));
    },

    submit: async (from, formId, values) => {
      const [id = '', ...rest] = formId.split(':');
      const form = forms.get(id);
      const arg = form?.arg.safeParse(rest.join(':'));
      const parsed = form?.values.safeParse(values);
      if (!form || !arg?.success || !parsed?.success) {
        return refusal(contextOf(from), msg('error-form-not-understood'));
      }
      return answer(from, form.id, form.permission, (c) => form.handle(c, parsed.data, arg.data));
    },
  };

  /** What else there is to tell comes after the answer, and is never in its way. */
  const met = async (from: Speaker, answering: Promise<Reply>): Promise<Reply> => {
    const reply = await answering;
    const [{ person }, trace] = [from, traceOf(from)];
    await parts.onContact?.(person, trace).catch((error: unknown) => {
      parts.logger.warn({ err: error, trace, person: person.id }, 'what waits for a contact waits for the next one');
    });
    return reply;
  };

  return {
    kept: (line) => {
      const typed = parseCommand(line.slice(0, longestLine));
      const hides = typed && typed.rest !== '' && commands.get(typed.name)?.isSecret;
      return hides ? `/${typed.name} …` : line;
    },
    knows: (line) => commands.has(parseCommand(line.slice(0, longestLine))?.name ?? ''),
    say: (from, line) => met(from, house.say(from, line)),
    press: (from, action) => met(from, house.press(from, action)),
    submit: (from, formId, values) => met(from, house.submit(from, formId, values)),
  };
};

const refusal = ({ t }: Context, key: MessageKey): Reply => ({
  card: card(t(key), []),
  outcome: 'refused',
});

const usage = ({ t }: Context, command: Command): Reply => ({
  card: card(t(usageKey(command)), [text(t(summaryKey(command)))]),
  outcome: 'refused',
});

const unknownCommand = ({ t, commands }: Context, typed: string): Reply => {
  const near = commands.filter(({ name }) => distance(name, typed) <= 2).slice(0, 3);
  return {
    card: card(t('error-unknown-command'), [
      list(near.map((command) => `/${command.name} — ${t(summaryKey(command))}`)),
    ]),
    outcome: 'refused',
  };
};
