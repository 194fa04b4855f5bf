import { quiet } from '../../../cards/build.ts';
import type { Line, Span } from '../../../cards/card.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { ContactFacts } from '../../dossier/contacts.ts';
import type { Dossier } from '../../dossier/dossier.ts';
import { type BuildPart, lines } from '../part.ts';
import { foremost, gapsIn, unseenAfter, unseenDays } from '../stakeholders.ts';
import { clip, dots, name, note } from '../text.ts';

const peopleShown = 3;
const preferencesShown = 2;

const signed = (attitude: number, t: Translator): string =>
  attitude > 0 ? `+${t.number(attitude)}` : t.number(attitude);

/** A person with what matters of them: Oleg Kim *CFO, attitude −1, not seen for 74 days*. */
export const describe = (contact: ContactFacts, { profile, today }: Dossier, t: Translator): Span[] => {
  const unseen = unseenDays(contact, today, unseenAfter(profile));
  const said = [
    contact.position && clip(contact.position, 32),
    contact.role && contact.role !== 'user' && t('brief-role', { role: contact.role }),
    contact.attitude !== null && t('brief-attitude', { attitude: signed(contact.attitude, t) }),
    unseen !== null
      ? t('brief-not-seen', { days: t('brief-days', { days: unseen }) })
      : contact.lastSeen && t('brief-last-seen', { day: t.day(contact.lastSeen, today) }),
  ].filter(Boolean);
  return said.length > 0 ? [`${name(contact.name)} `, quiet(`(${said.join(', ')})`)] : [name(contact.name)];
};

const gapWords = (contacts: readonly ContactFacts[], t: Translator): string[] =>
  gapsIn(contacts).map((gap) => t('brief-gap', { gap }));

/** Who decides, what is missing on the map, what people like. Those who come to the meeting are described there. */
export const people: BuildPart = ({ dossier }, t) => {
  if (!dossier.relationship) return null;
  const { contacts, meeting } = dossier.relationship;
  const attending = new Set(meeting?.theirs.map(({ id }) => id));
  const known = foremost(contacts);
  const others = known.filter(({ id }) => !attending.has(id));
  const described: Line[] = others.slice(0, peopleShown).map((contact) => describe(contact, dossier, t));
  const withPreferences = contacts.filter(
    (contact) => contact.preferences && (attending.has(contact.id) || known.includes(contact)),
  );
  return {
    label: t('brief-label-people'),
    lines: [
      ...lines(
        'must',
        dots(
          ...described,
          others.length > peopleShown && t('brief-more-count', { count: others.length - peopleShown }),
        ),
        dots(...gapWords(contacts, t)),
      ),
      ...lines(
        'useful',
        ...withPreferences
          .slice(0, preferencesShown)
          .map((contact) =>
            t('brief-preference', { name: name(contact.name), preference: note(contact.preferences ?? '') }),
          ),
      ),
    ],
    ...(contacts.length === 0 && { silentSource: 'contacts' }),
  };
};
