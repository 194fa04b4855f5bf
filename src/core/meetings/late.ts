import { clip, name } from '../accounts/brief/text.ts';
import { actions, button, card, context as small, text } from '../cards/build.ts';
import type { Card } from '../cards/card.ts';
import type { Context } from '../commands/define.ts';
import { UserError } from '../errors.ts';
import { type Translator, translator } from '../i18n/translator.ts';
import { requireView } from '../people/access.ts';
import type { Meeting } from './meeting.ts';
import { auditMeetings, ownMeeting } from './outcome/decide.ts';

/** By how many minutes one can say to be late; the first is assumed until another is pressed. */
const delays = [10, 20, 30];

interface Late {
  readonly meeting: Meeting;
  readonly minutes: number;
  /** Who will be late. */
  readonly from: string;
}

/** The line is in the language of the client, for it is they who read it. */
const lineTo = (t: Translator, contact: string, { minutes, from }: Late): string =>
  t('late-line', { contact: contact.split(' ')[0] ?? contact, minutes, from });

/** A line to send to the client oneself; nothing is ever sent to a client from here. Pure. */
const lateCard = (t: Translator, late: Late): Card => {
  const { meeting, minutes } = late;
  const [contact] = meeting.theirs;
  const theirs = translator(meeting.account?.language ?? t.language, t.zone);
  const reached = [contact?.phone, contact?.email].filter(Boolean).map((way) => clip(way ?? '', 60));
  const to = contact ? name(contact.name) : (meeting.account?.name ?? '');
  return card(
    t('late-title', { minutes, name: to }),
    [
      text(lineTo(theirs, to, late)),
      reached.length > 0 && small(reached.join(' · ')),
      actions(
        ...delays
          .filter((one) => one !== minutes)
          .map((one) => button(t('late-by', { minutes: one }), `late:${meeting.id}:${one}`)),
      ),
    ],
    '📅',
  );
};

/** Drafts a line to whom the asker is to meet. @throws UserError `not-found` */
export const draftLate = async (context: Context, meetingId: number, minutes = delays[0] ?? 10): Promise<Card> => {
  const meeting = await ownMeeting(context, meetingId);
  if (!meeting.account) throw new UserError('not-found', 'meeting-not-found');
  const parts = await requireView(context, meeting.account.id, 'relationship');
  await auditMeetings(context, [{ meeting, parts }]);
  return lateCard(context.t, { meeting, minutes, from: context.person.name });
};
