import type { PersonRole } from '../../generated/prisma/enums.ts';
import { atLeast, readValue } from '../attention/wishes.ts';
import { msg, type Translator } from '../i18n/translator.ts';
import { platformNames } from '../people/linking/linking-card.ts';
import { arrivals } from '../people/where.ts';
import { leastOf, type Mode, modeOf, modes, settableKinds } from './attention.ts';
import { type Entry, entryOf } from './entry.ts';

/** How each kind of message comes, on each platform, and what the administrator leaves people at least of it. */

type SettableKind = keyof typeof settableKinds;

/** What a kind is called. */
export const kindNames: Record<SettableKind, string> = {
  'meeting-reminder': msg('kind-meeting-reminder'),
  'meeting-brief': msg('kind-meeting-brief'),
  'meeting-travel': msg('kind-meeting-travel'),
  'meeting-outcome': msg('kind-meeting-outcome'),
  agenda: msg('kind-agenda'),
  'contract-date': msg('kind-contract-date'),
  'key-date': msg('kind-key-date'),
  'contact-freshness': msg('kind-contact-freshness'),
  overdue: msg('kind-overdue'),
  'calendar-problem': msg('kind-calendar-problem'),
  'calendar-empty': msg('kind-calendar-empty'),
  'calendar-match': msg('kind-calendar-match'),
  'data-freshness': msg('kind-data-freshness'),
  'installation-alarms': msg('kind-installation-alarms'),
  'folder-import': msg('kind-folder-import'),
  'unreachable-person': msg('kind-unreachable-person'),
};

const isKind = (name: string): name is SettableKind => name in settableKinds;

export const kinds: readonly SettableKind[] = Object.keys(settableKinds).filter(isKind);

/** What only administrators are told of. */
const ofInstallation: ReadonlySet<SettableKind> = new Set(['data-freshness', 'installation-alarms', 'folder-import']);

const isToldTo = (kind: SettableKind, role: PersonRole): boolean =>
  role === 'administrator' || !ofInstallation.has(kind);

/** The group of settings of a kind. */
export const groupOf = (kind: SettableKind): `kind-${SettableKind}` => `kind-${kind}`;

/** What is appointed has its own hour: it comes, or it does not. The most comes first. */
const offeredOf = (kind: SettableKind): Mode[] =>
  modes.filter((mode) => mode !== 'digest' || settableKinds[kind] === 'alert').toReversed();

/** Why less of a kind is not open to somebody. */
const leastWords = (t: Translator, least: Mode): string =>
  least === 'off'
    ? t('settings-refused-choice')
    : t('settings-refused-least', { least: t('setting-mode-is', { mode: least }) });

const ofKind = (kind: SettableKind): Entry[] => {
  const least = leastOf(kind);
  return [
    ...arrivals.map((platform) =>
      entryOf<Mode>(modeOf(kind, platform), {
        group: groupOf(kind),
        label: msg('setting-mode'),
        description: settableKinds[kind] === 'alert' ? msg('setting-mode-why') : msg('setting-mode-why-appointed'),
        args: (t) => ({ platform: t(platformNames[platform]) }),
        offered: offeredOf(kind),
        words: (t, mode) => t('setting-mode-is', { mode }),
        isFor: ({ reach, role }) => reach.includes(platform) && isToldTo(kind, role),
        isOpen: (mode, { ours }) => atLeast(mode, readValue(ours, least)) === mode,
        holding: (mode, { ours }) => atLeast(mode, readValue(ours, least)),
        why: (t, { ours }) => leastWords(t, readValue(ours, least)),
      }),
    ),
    entryOf<Mode>(least, {
      group: groupOf(kind),
      label: msg('setting-least'),
      description: msg('setting-least-why'),
      offered: offeredOf(kind).toReversed(),
      words: (t, mode) => t('setting-least-is', { mode }),
      permission: 'installation',
    }),
  ];
};

export const kindEntries: readonly Entry[] = kinds.flatMap(ofKind);
