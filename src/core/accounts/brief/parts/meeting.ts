import { Temporal } from 'temporal-polyfill';
import { strong } from '../../../cards/build.ts';
import type { Line } from '../../../cards/card.ts';
import { dayIn } from '../../../clock.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { NextMeeting } from '../../../meetings/queries.ts';
import type { Dossier } from '../../dossier/dossier.ts';
import { type BuildPart, lines } from '../part.ts';
import { clip, dots, name } from '../text.ts';
import { describe } from './people.ts';

const attendeesShown = 4;

/** The next meeting: when, where, what about, with whom. */
export const meeting: BuildPart = ({ dossier }, t) => {
  if (!dossier.relationship) return null;
  const label = t('brief-label-meeting');
  const { meeting: next, contacts } = dossier.relationship;
  if (!next) return { label, lines: [], silentSource: 'calendar' };
  const { now } = dossier;
  const known = new Map(contacts.map((contact) => [contact.id, contact]));
  const isGoingOn = Temporal.Instant.compare(next.startsAt, now) <= 0;
  const attendees: Line[] = next.theirs.slice(0, attendeesShown).map((attendee) => {
    const contact = known.get(attendee.id);
    return contact ? describe(contact, dossier, t) : name(attendee.name);
  });
  return {
    label,
    lines: [
      ...lines(
        'must',
        dots(
          strong(isGoingOn ? t('brief-meeting-now', { time: t.time(next.endsAt) }) : t.moment(next.startsAt, now)),
          next.location && clip(next.location, 60),
          clip(next.title, 60),
          leaveWords(next, dossier, t),
        ),
        dots(
          ...attendees,
          next.theirs.length > attendeesShown && t('brief-more-count', { count: next.theirs.length - attendeesShown }),
        ),
      ),
      ...lines(
        'detail',
        next.ours.length > 1 && t('brief-meeting-ours', { names: t.and(next.ours.slice(0, 4).map(name)) }),
      ),
    ],
  };
};

/** When to leave, on the day of the meeting and before it begins. */
const leaveWords = (
  { startsAt, travelMinutes }: NextMeeting,
  { now, today }: Dossier,
  t: Translator,
): string | null => {
  const isToday = dayIn(t.zone, startsAt).equals(today);
  if (!travelMinutes || !isToday || Temporal.Instant.compare(startsAt, now) <= 0) return null;
  return t('brief-leave-at', {
    time: t.time(startsAt.subtract({ minutes: travelMinutes })),
    minutes: travelMinutes,
  });
};
