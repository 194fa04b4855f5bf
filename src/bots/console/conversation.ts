import { z } from 'zod';
import type { Begun } from '../../core/beginning/begin.ts';
import { fallbackText } from '../../core/cards/fallback.ts';
import type { Clock } from '../../core/clock.ts';
import type { Reply } from '../../core/commands/define.ts';
import { type Db, retryWhileAway } from '../../core/db.ts';
import { UserError } from '../../core/errors.ts';
import { formSchema } from '../../core/forms/form.ts';
import type { Person } from '../../core/people/person.ts';
import type { Dispatch, Speaker } from '../dispatch.ts';
import { once } from '../once.ts';
import type { Platform } from '../platform.ts';
import { addressed } from './addressed.ts';
import type { Markup } from './html.ts';
import type { Place } from './places.ts';
import type { ConsoleAddress } from './platform.ts';
import { messagesById } from './read.ts';
import { write } from './store.ts';
import { turnedAway, turnedAwayBy } from './turned-away.ts';
import { keepFile, mustImport } from './uploads.ts';
import type { WireMessage } from './wire.ts';

const answered = z.object({
  outcome: z.enum(['ok', 'refused', 'not-found']),
  /** Ids of the messages that answer. */
  replies: z.array(z.number()),
  form: formSchema.optional(),
});
const answer = z.union([answered, turnedAway]);

/** What came of something said, pressed or filled in: kept in the inbox, so that a second sending is told the same. */
export type Answer = z.infer<typeof answer>;
type Answered = z.infer<typeof answered>;

/** Talks with one person. `requestId` is the sender's own name for what is sent: sent twice, it acts once. */
export interface Conversation {
  say(person: Person, place: Place, line: string, requestId: string): Promise<Answer>;
  /** Keeps a file to be imported, and shows that it came; what is to be done with it is said next. */
  keep(person: Person, name: string, bytes: Uint8Array, requestId: string): Promise<Answer>;
  press(person: Person, messageId: number, action: string, requestId: string): Promise<Answer>;
  /** `begun`: the demo is gone, and the person with it. It is given apart, since the inbox would keep what is in the answer. */
  submit(
    person: Person,
    place: Place,
    formId: string,
    values: Record<string, string>,
    requestId: string,
  ): Promise<{ readonly answer: Answer; readonly begun?: Begun | undefined }>;
}

export interface ConversationParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly dispatch: Dispatch;
  readonly platform: Platform<ConsoleAddress, number, Markup>;
  /** Told how far something has come that a person waits for. */
  readonly progress: (as: string, line: string) => void;
  /** Called after each writing, so that live pages hear of it at once. */
  readonly wrote: () => void;
}

export const createConversation = ({
  db,
  clock,
  dispatch,
  platform,
  progress,
  wrote,
}: ConversationParts): Conversation => {
  const take = (person: Person, requestId: string, act: (inboxId: number) => Promise<Answer>): Promise<Answer> =>
    once({ db, clock }, { platform: platform.name, eventId: `${person.id}/${requestId}` }, answer, async (inboxId) => {
      try {
        return await act(inboxId);
      } catch (error) {
        return turnedAwayBy(error, person);
      } finally {
        wrote();
      }
    });

  const keyOf = (inboxId: number): string => `inbox/${inboxId}/answer`;

  /** In a channel an answer about a client, or one that only concerns the asker, is for the asker's eyes. */
  const answerIn = async (inboxId: number, place: Place, person: Person, reply: Reply): Promise<Answered> => {
    const onlyFor = isPublic(reply) ? null : person.id;
    const id = await platform.send({ place, onlyFor }, reply.card, keyOf(inboxId));
    return outcomeOf(reply, [id]);
  };

  /** What whoever goes on in a company that has begun finds in their chat. They get in without it, too: what was begun is not undone. */
  const greet = async ({ id }: Person, reply: Reply): Promise<Answered> => {
    const place: Place = { kind: 'direct', personId: id };
    const written = await platform.send({ place, onlyFor: null }, reply.card, `begun/${id}`).catch(() => null);
    return outcomeOf(reply, written === null ? [] : [written]);
  };

  const speaker = (person: Person, inboxId: number): Speaker => ({
    person,
    channel: platform.name,
    key: keyOf(inboxId),
    onProgress: (line) => progress(person.handle, line),
  });

  return {
    say: (person, place, line, requestId) =>
      take(person, requestId, async (inboxId) => {
        const asked = place.kind === 'direct' ? line : addressed(line);
        // A command may name a client, so the others in a channel do not see it; talk that mentions the assistant is talk.
        const onlyFor = asked === line ? person.id : null;
        const said = {
          place,
          onlyFor,
          said: { by: person.id, text: asked === null ? line : line.replace(asked, () => dispatch.kept(asked)) },
          key: `inbox/${inboxId}/said`,
        };
        await retryWhileAway(() => write(db, clock.now(), said));
        wrote();
        if (asked === null) return { outcome: 'ok', replies: [] };
        return answerIn(inboxId, place, person, await dispatch.say(speaker(person, inboxId), asked));
      }),

    keep: (person, name, bytes, requestId) =>
      take(person, requestId, async (inboxId) => {
        mustImport(person);
        await keepFile({ db, clock }, { personId: person.id, key: keyOf(inboxId), name, bytes });
        const place: Place = { kind: 'direct', personId: person.id };
        const said = { by: person.id, text: `📎 ${name}` };
        const id = await retryWhileAway(() =>
          write(db, clock.now(), { place, onlyFor: person.id, said, key: `inbox/${inboxId}/said` }),
        );
        return { outcome: 'ok', replies: [id] };
      }),

    press: (person, messageId, action, requestId) =>
      take(person, requestId, async (inboxId) => {
        const { message, place } = await retryWhileAway(() => pressedMessage(db, person, messageId));
        if (!draws(message, action)) throw new UserError('conflict', 'error-stale-button');
        const reply = await dispatch.press(speaker(person, inboxId), action);
        const seenByAskerOnly = place.kind === 'direct' || message.onlyYou;
        if (!reply.replaces || !(seenByAskerOnly || isPublic(reply))) return answerIn(inboxId, place, person, reply);
        await platform.edit(messageId, reply.card);
        return outcomeOf(reply, [messageId]);
      }),

    submit: async (person, place, formId, values, requestId) => {
      let begun: Begun | undefined;
      const answer = await take(person, requestId, async (inboxId) => {
        const reply = await dispatch.submit(speaker(person, inboxId), formId, values);
        begun = reply.begun;
        if (begun) return greet(begun.person, reply);
        if (reply.outcome === undefined || reply.outcome === 'ok') return answerIn(inboxId, place, person, reply);
        // The form is still open before the sender: that is where to say what is wrong with it.
        const kind = reply.outcome === 'not-found' ? 'not-found' : 'invalid';
        const { field } = reply;
        return { turnedAway: { kind, message: fallbackText(reply.card), ...(field !== undefined && { field }) } };
      });
      return { answer, begun };
    },
  };
};

const isPublic = ({ confidential, outcome = 'ok' }: Reply): boolean => confidential === false && outcome === 'ok';

const outcomeOf = ({ outcome = 'ok', form }: Reply, replies: number[]): Answered => ({
  outcome,
  replies,
  ...(form && { form }),
});

const draws = ({ card }: WireMessage, action: string): boolean =>
  card?.children.some((part) => part.type === 'actions' && part.buttons.some((button) => button.action === action)) ??
  false;

/** @throws UserError when there is no such message, or it is not this person's to see. */
const pressedMessage = async (
  db: Db,
  person: Person,
  id: number,
): Promise<{ readonly message: WireMessage; readonly place: Place }> => {
  const [message] = await messagesById(db, person, [id]);
  const row = await db.consoleMessage.findUnique({ where: { id }, select: { departmentId: true } });
  if (!row) throw new UserError('not-found', 'console-no-such-message');
  if (!message) throw new UserError('forbidden', 'console-not-your-message');
  const { departmentId } = row;
  return {
    message,
    place: departmentId === null ? { kind: 'direct', personId: person.id } : { kind: 'channel', departmentId },
  };
};
