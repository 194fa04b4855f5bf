import type { Temporal } from 'temporal-polyfill';
import { clip, name } from '../accounts/brief/text.ts';
import { actions, button, card, context, divider, section, strong, text } from '../cards/build.ts';
import type { Card } from '../cards/card.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Preview } from './preview.ts';

const icon = '🔭';
const mostPeople = 12;
const mostTitles = 4;
const mostButtons = 5;
const longestTitle = 120;

/** How many people would be told how much, for one line. */
export const figuresOf = ({ people }: Preview) => ({
  people: people.length,
  messages: people.reduce((sum, { cards }) => sum + cards.length, 0),
});

/** Whom what would be told, by the first line of each message. Pure. */
export const previewCard = (t: Translator, preview: Preview, today: Temporal.PlainDate): Card => {
  const { day, people, isPartial } = preview;
  const when = t.dayNear(day, today);
  if (people.length === 0)
    return card(
      t('preview-nobody', { day: when }),
      [context(t('preview-nobody-why')), isPartial && context(t('preview-partial'))],
      icon,
    );
  const left = people.length - mostPeople;
  return card(
    t('preview-title', { day: when, ...figuresOf(preview) }),
    [
      ...people
        .slice(0, mostPeople)
        .map(({ person, cards }) =>
          section(name(person.name), [
            ...cards.slice(0, mostTitles).map(({ title }) => clip(title, longestTitle)),
            cards.length > mostTitles && t('preview-more', { count: cards.length - mostTitles }),
          ]),
        ),
      left > 0 && context(t('preview-more-people', { count: left })),
      actions(
        ...people
          .slice(0, mostButtons)
          .map(({ person }) => button(t('preview-of', { name: clip(name(person.name), 30) }), `preview:${person.id}`)),
      ),
      isPartial && context(t('preview-partial')),
      context(t('preview-how')),
    ],
    icon,
  );
};

/** What one person would be told, in full. Pure. */
export const previewOfCard = (
  t: Translator,
  { day, people, isPartial }: Preview,
  personId: number,
  today: Temporal.PlainDate,
): Card => {
  const theirs = people.find(({ person }) => person.id === personId);
  const when = t.dayNear(day, today);
  if (!theirs) return card(t('preview-nothing', { day: when }), [actions(button(t('preview-all'), 'preview:0'))], icon);
  return card(
    t('preview-person', { name: name(theirs.person.name), day: when }),
    [
      ...theirs.cards.slice(0, mostPeople).flatMap(({ icon: sign, title, children }, n) => [
        n > 0 && divider(),
        text([strong([sign, title].filter(Boolean).join(' '))]),
        // What can be pressed is for its reader.
        ...children.filter(({ type }) => type !== 'actions'),
      ]),
      actions(button(t('preview-all'), 'preview:0')),
      isPartial && context(t('preview-partial')),
      context(t('preview-how')),
    ],
    icon,
  );
};
