import { pagesFor } from '../../core/administration/registry.ts';
import type { Begun } from '../../core/beginning/begin.ts';
import { fallbackText } from '../../core/cards/fallback.ts';
import type { Reply } from '../../core/commands/define.ts';
import { UserError } from '../../core/errors.ts';
import { translator } from '../../core/i18n/translator.ts';
import type { Person } from '../../core/people/person.ts';
import type { Dispatch } from '../dispatch.ts';
import { TurnedAway } from './failures.ts';
import type { WireAdminAnswer, WireAdminPage } from './wire.ts';

/**
 * Administration as a page instead of a chat: the same pages, buttons and forms, of which no message is kept. `requestId` is the sender's own name
 * for what is sent: sent twice, it has its effect once.
 */
export interface Desk {
  pages(person: Person): WireAdminPage[];
  press(person: Person, action: string, requestId: string): Promise<WireAdminAnswer>;
  /**
   * `begun`: the demo is gone, and the person with it.
   * @throws TurnedAway what is wrong with it, in words.
   */
  submit(
    person: Person,
    formId: string,
    values: Record<string, string>,
    requestId: string,
  ): Promise<{ readonly answer: WireAdminAnswer; readonly begun?: Begun | undefined }>;
}

const answerOf = ({ card, outcome = 'ok', replaces = false, form }: Reply): WireAdminAnswer => ({
  outcome,
  card,
  replaces,
  ...(form && { form }),
});

export const createDesk = (dispatch: Dispatch): Desk => {
  /** @throws UserError who administers nothing */
  const speaker = (person: Person, requestId: string) => {
    if (pagesFor(person.role).length === 0) throw new UserError('forbidden', 'error-not-permitted');
    return { person, channel: 'console', key: `desk/${person.id}/${requestId}` };
  };
  return {
    pages: ({ role, language, zone }) => {
      const t = translator(language, zone);
      return pagesFor(role).flatMap(({ name, title }) => (title ? [{ name, title: t(title) }] : []));
    },
    press: async (person, action, requestId) => answerOf(await dispatch.press(speaker(person, requestId), action)),
    submit: async (person, formId, values, requestId) => {
      const reply = await dispatch.submit(speaker(person, requestId), formId, values);
      if (reply.outcome === undefined || reply.outcome === 'ok') return { answer: answerOf(reply), begun: reply.begun };
      const kind = reply.outcome === 'not-found' ? 'not-found' : 'invalid';
      throw new TurnedAway(kind, fallbackText(reply.card), reply.field);
    },
  };
};
