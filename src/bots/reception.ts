import { card } from '../core/cards/build.ts';
import type { Clock } from '../core/clock.ts';
import type { Reply } from '../core/commands/define.ts';
import { type Db, retryWhileAway } from '../core/db.ts';
import { languages, type Translator, translator } from '../core/i18n/translator.ts';
import { identify } from '../core/people/identities.ts';
import type { ConnectedPlatform } from '../core/people/linking/connected.ts';
import type { Account } from '../core/people/linking/link.ts';
import {
  declinedCard,
  matchActions,
  matchCard,
  redeemedCard,
  strangerCard,
} from '../core/people/linking/linking-card.ts';
import { answerMatch, proposeMatch } from '../core/people/linking/match.ts';
import { type Redeemed, redeem } from '../core/people/linking/redeem.ts';
import { tokenIn } from '../core/people/linking/token.ts';
import type { Person } from '../core/people/person.ts';
import type { Dispatch, Speaker } from './dispatch.ts';
import type { RateLimit } from './rate-limit.ts';
import { draws, type MessageRef, type SentMessages } from './sent.ts';

/** Whoever speaks on a platform where one has to be recognised first. */
export interface Visitor extends Account {
  /** The language that the platform says they use, such as `ru` or `it-IT`. */
  readonly language?: string | undefined;
  /** The e-mail address that the platform vouches for, where it knows one. Asked only of accounts that are not linked. */
  readonly email?: () => Promise<string | null>;
  /** The channel or group where they speak; undefined: alone with us, and wherever that is not known. */
  readonly roomId?: string | undefined;
  /** {@link Speaker.onProgress}. */
  readonly onProgress?: ((line: string) => void) | undefined;
}

/** Whoever speaks, as the house knows them: `person` is null for a stranger. */
export interface Guest {
  readonly visitor: Visitor;
  readonly person: Person | null;
  /** Speaks their language. */
  readonly t: Translator;
}

/** What they are answered; `person` is null for a stranger. Strangers' replies are confidential, as all that is not said to be public. */
export interface Received {
  readonly person: Person | null;
  readonly reply: Reply;
}

/** Somebody at the door. `instead`: they send too much, so this is what they are told, null being nothing, and nothing else is done. */
interface Admission {
  readonly guest: Guest;
  readonly instead?: Received | null;
}

/**
 * The door of the house on every platform but the console: recognises who speaks, keeps them to a pace, and hands them to `dispatch`; strangers
 * are told how to be known, and can link their account.
 *
 * `key` names the answer (`inbox/7/answer`): send it, or edit the pressed message, under that key, and record it in {@link SentMessages}. Null:
 * there is nothing (more) to say, since that was done before a crash.
 * @throws only when the database stays away
 */
export interface Reception {
  /** First of all, whatever somebody sends. Under the same key it counts once. */
  admit(visitor: Visitor, key: string): Promise<Admission>;
  /**
   * A line addressed to the assistant: a command, with or without a slash, or a token (`/start TOKEN`, `link TOKEN`). `quoted`: the message that
   * it is about; `on`: where that stands.
   */
  say(guest: Guest, key: string, line: string, quoted?: string, on?: MessageRef): Promise<Received | null>;
  /** A button of a message that was pressed. An action which the card recorded there does not have is answered as a stale button. */
  press(guest: Guest, key: string, on: MessageRef, action: string): Promise<Received | null>;
  submit(guest: Guest, key: string, formId: string, values: Record<string, string>): Promise<Received | null>;
}

export interface ReceptionParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly dispatch: Dispatch;
  readonly rateLimit: RateLimit;
  readonly sent: SentMessages;
  /** All chat platforms that are connected, this one among them. */
  readonly platforms: readonly ConnectedPlatform[];
}

/** Says things to somebody in the language that their platform names, if we speak it. */
export const strangersTranslator = ({ language }: Visitor): Translator =>
  translator(languages.find((one) => one === language?.slice(0, 2).toLowerCase()) ?? 'en', 'UTC');

/** Whoever is known, as what they say is handed on. */
const speakerOf = (person: Person, { platform, roomId, onProgress }: Visitor, key: string): Speaker => ({
  person,
  channel: platform,
  key,
  onProgress,
  ...(roomId && { room: { platform, chatId: roomId } }),
});

const refused = (reply: Pick<Reply, 'card'>): Reply => ({ ...reply, outcome: 'refused' });

export const createReception = ({ db, clock, dispatch, rateLimit, sent, platforms }: ReceptionParts): Reception => {
  const unlessAnswered = async (key: string, answer: () => Promise<Received>): Promise<Received | null> =>
    (await sent.find(key)) ? null : answer();

  const turnAway = async ({ visitor, t }: Guest): Promise<Received> => {
    const email = (await visitor.email?.()) ?? null;
    const match = email === null ? null : await retryWhileAway(() => proposeMatch(db, clock.now(), visitor, email));
    const elsewhere = platforms.find(({ name }) => name !== visitor.platform)?.name;
    return { person: null, reply: refused({ card: match ? matchCard(t, match) : strangerCard(t, elsewhere) }) };
  };

  const told = ({ platform }: Visitor, redeemed: Redeemed, person: Person | null, t: Translator): Received => {
    if (redeemed.outcome !== 'linked') return { person, reply: refused({ card: redeemedCard(t, platform, redeemed) }) };
    const { person: known } = redeemed;
    const theirs = translator(known.language, known.zone);
    return { person: known, reply: { card: redeemedCard(theirs, platform, redeemed) } };
  };

  const answered = async ({ visitor, person, t }: Guest, action: string): Promise<Received> => {
    const isMe = action === matchActions.yes;
    const matched = await retryWhileAway(() => answerMatch(db, clock.now(), visitor, isMe));
    if (!matched) return { person, reply: refused({ card: card(t('error-stale-button'), []) }) };
    const { reply, person: known } =
      matched.outcome === 'linked'
        ? told(visitor, matched, person, t)
        : { reply: { card: declinedCard(t, matched.person) }, person };
    return { person: known, reply: { ...reply, replaces: true } };
  };

  return {
    admit: async (visitor, key) => {
      const person = await retryWhileAway(() => identify(db, visitor, clock.now()));
      const t = person ? translator(person.language, person.zone) : strangersTranslator(visitor);
      const guest = { visitor, person, t };
      const verdict = rateLimit(person ? `person/${person.id}` : `${visitor.platform}/${visitor.userId}`, key);
      if (verdict === 'go') return { guest };
      if (verdict === 'silent') return { guest, instead: null };
      const told = card(t('pace-wait', { seconds: verdict.waitSeconds }), []);
      return { guest, instead: { person, reply: refused({ card: told }) } };
    },

    say: (guest, key, line, quoted, about) =>
      unlessAnswered(key, async () => {
        const { visitor, person, t } = guest;
        const token = tokenIn(line);
        if (token !== null) {
          return told(visitor, await retryWhileAway(() => redeem(db, clock.now(), visitor, token)), person, t);
        }
        if (!person) return turnAway(guest);
        const on = about && { platform: visitor.platform, ...about };
        return { person, reply: await dispatch.say({ ...speakerOf(person, visitor, key), quoted, on }, line) };
      }),

    press: (guest, key, on, action) =>
      unlessAnswered(key, async () => {
        const { visitor, person, t } = guest;
        const shown = await sent.cardOf(on);
        if (shown && !draws(shown, action)) {
          return { person, reply: refused({ card: card(t('error-stale-button'), []) }) };
        }
        if (action === matchActions.yes || action === matchActions.no) return answered(guest, action);
        if (!person) return turnAway(guest);
        return { person, reply: await dispatch.press(speakerOf(person, visitor, key), action) };
      }),

    submit: (guest, key, formId, values) =>
      unlessAnswered(key, async () => {
        const { visitor, person } = guest;
        if (!person) return turnAway(guest);
        return { person, reply: await dispatch.submit(speakerOf(person, visitor, key), formId, values) };
      }),
  };
};
