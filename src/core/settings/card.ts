import type { Temporal } from 'temporal-polyfill';
import { endButton } from '../attention/quiet-start.ts';
import { actions, button, card, context, quiet, section, strong, text } from '../cards/build.ts';
import type { Card, Line } from '../cards/card.ts';
import type { Form, FormField } from '../forms/form.ts';
import { type MessageKey, msg, type Translator } from '../i18n/translator.ts';
import { may } from '../people/policy.ts';
import type { Entry, Reader } from './entry.ts';
import { groupOf, kindNames, kinds } from './kinds.ts';
import { entries } from './shown.ts';

/** How settings are shown: by group, in plain words. */

const groups = {
  hours: msg('settings-hours'),
  meetings: msg('settings-meetings'),
  delivery: msg('settings-delivery'),
  company: msg('settings-company'),
  retention: msg('settings-retention'),
} as const satisfies Record<string, MessageKey>;

const isGroup = (name: string): name is keyof typeof groups => name in groups;

/** What of a group its reader may change, in its order. Pure. */
export const entriesFor = (group: string, reader: Reader): Entry[] =>
  entries.filter((entry) => entry.group === group && may(reader.role, entry.permission) && entry.isFor(reader));

const lineOf = (t: Translator, reader: Reader, entry: Entry): Line => [
  `${entry.labelled(t)}: `,
  strong(entry.say(t, reader)),
];

/** Kinds that come otherwise than as usual, with how. */
const unusual = (t: Translator, reader: Reader): Line[] =>
  kinds.flatMap((kind) => {
    const said = entries
      .filter((entry) => entry.group === groupOf(kind) && entry.isFor(reader) && !entry.isUsual(reader))
      .map((entry) => `${entry.labelled(t)}: ${entry.say(t, reader)}`);
    return said.length > 0 ? [[t(kindNames[kind]), quiet(` · ${said.join(' · ')}`)]] : [];
  });

interface ShownGroup {
  readonly group: keyof typeof groups;
  readonly all: readonly Entry[];
}

/** The groups of which their reader may change something. */
const shownGroups = (reader: Reader, names: readonly string[] = Object.keys(groups)): ShownGroup[] =>
  names
    .filter(isGroup)
    .map((group) => ({ group, all: entriesFor(group, reader) }))
    .filter(({ all }) => all.length > 0);

const sectionsOf = (t: Translator, reader: Reader, shown: readonly ShownGroup[]) =>
  shown.map(({ group, all }) =>
    section(
      t(groups[group]),
      all.map((entry) => lineOf(t, reader, entry)),
    ),
  );

const buttonsOf = (t: Translator, reader: Reader, shown: readonly ShownGroup[]) => [
  ...shown
    .filter(({ group }) => settingsForm(t, reader, group) !== null)
    .map(({ group }) => button(t(groups[group]), `settings:${group}`)),
  button(t('settings-messages'), 'settings:messages'),
];

/** All of somebody's settings, with a button for each group; in the first days of an installation, one that has alerts come. Pure. */
export const settingsCard = (t: Translator, reader: Reader, now: Temporal.Instant): Card => {
  const quiet = may(reader.role, 'alerts') ? reader.quietUntil : null;
  const shown = shownGroups(reader);
  const messages = unusual(t, reader);
  return card(t('settings-title'), [
    ...sectionsOf(t, reader, shown),
    section(t('settings-messages'), messages.length > 0 ? messages : [t('settings-messages-usual')]),
    quiet && context(t('quiet-start-settings', { until: t.moment(quiet, now) })),
    actions(...(quiet ? [endButton(t)] : []), ...buttonsOf(t, reader, shown)),
  ]);
};

/** What holds for everybody, with a button for each group of it that its reader may change. Pure. */
export const thresholdsCard = (t: Translator, reader: Reader): Card => {
  const shown = shownGroups(reader, ['company', 'retention']);
  return card(t('settings-thresholds'), [
    ...sectionsOf(t, reader, shown),
    context(t('settings-thresholds-why')),
    actions(...buttonsOf(t, reader, shown)),
  ]);
};

/** Which kind of message is to come otherwise. Pure. */
export const kindsCard = (t: Translator, reader: Reader): Card =>
  card(t('settings-pick'), [
    ...unusual(t, reader).map(text),
    actions(
      ...kinds
        .filter((kind) => entriesFor(groupOf(kind), reader).length > 0)
        .map((kind) => button(t(kindNames[kind]), `settings:${groupOf(kind)}`)),
      button(t('settings-back'), 'settings'),
    ),
    context(t('settings-pick-why')),
  ]);

/** What a group is called. */
export const titleOf = (group: string): MessageKey => {
  if (isGroup(group)) return groups[group];
  const kind = kinds.find((one) => groupOf(one) === group);
  return kind ? kindNames[kind] : msg('settings-messages');
};

/** What several fields in a row say of themselves is said once. */
const hintedOnce = (fields: readonly FormField[]): FormField[] =>
  fields.map(({ hint, ...field }, i) =>
    hint === undefined || hint === fields[i - 1]?.hint ? field : { ...field, hint },
  );

/** The form of a group, of which nothing is asked that leaves no choice; null where its reader can change nothing of it. Pure. */
export const settingsForm = (t: Translator, reader: Reader, group: string): Form | null => {
  const all = entriesFor(group, reader)
    .map((entry) => entry.field(t, reader))
    .filter(({ options = [] }) => options.length > 1);
  if (all.length === 0) return null;
  return {
    id: `settings:${group}`,
    title: t(titleOf(group)),
    submit: t('timezone-save'),
    fields: hintedOnce(all),
  };
};
