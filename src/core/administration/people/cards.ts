import type { Temporal } from 'temporal-polyfill';
import { actions, button, card, context, text } from '../../cards/build.ts';
import type { Card, CardChild } from '../../cards/card.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Identity } from '../../people/identities.ts';
import type { ConnectedPlatform } from '../../people/linking/connected.ts';
import type { Invitation } from '../../people/linking/invite.ts';
import { platformNames } from '../../people/linking/linking-card.ts';
import { roleNames } from '../../people/role-names.ts';
import { cityOf } from '../../people/zones.ts';
import { type ListedDepartment, type ListedPerson, type PersonSheet, peoplePageSize } from './queries.ts';

const platformWords = (t: Translator, platforms: readonly string[]): string =>
  platforms.length === 0
    ? t('admin-people-not-linked')
    : platforms.map((name) => (name === 'slack' || name === 'telegram' ? t(platformNames[name]) : name)).join(', ');

/** Who works here. Pure. @param found one more than fit on a page, if there are more */
export const peopleCard = (t: Translator, found: readonly ListedPerson[], page: number): Card => {
  const shown = found.slice(0, peoplePageSize);
  const table: CardChild = {
    type: 'table',
    columns: ['name', 'handle', 'role', 'departments', 'manager', 'linked'].map((column) => ({
      label: t('admin-people-column', { column }),
      align: 'start',
    })),
    rows: shown.map((one) => [
      one.name,
      `@${one.handle}`,
      t(roleNames[one.role]),
      one.departments.join(', ') || '–',
      one.manager ? `@${one.manager}` : '–',
      platformWords(t, one.platforms),
    ]),
  };
  return card(t('admin-people'), [
    shown.length > 0 ? table : text(t('admin-people-none')),
    actions(
      page > 1 && button(t('admin-people-back'), `admin:people ${page - 1}`),
      found.length > shown.length && button(t('admin-people-next'), `admin:people ${page + 1}`),
    ),
    context(t('admin-people-how')),
  ]);
};

/** One person, with what can be done about them. Pure. */
export const personCard = (
  t: Translator,
  person: PersonSheet,
  identities: readonly Identity[],
  platforms: readonly ConnectedPlatform[],
  today: Temporal.PlainDate,
): Card => {
  const field = (name: string, value: string) => ({ label: t('admin-person-field', { name }), value });
  const linked = identities.map(({ platform, name, since }) =>
    t('admin-person-linked', {
      platform: t(platformNames[platform]),
      account: name ?? '–',
      since: t.day(since.toZonedDateTimeISO(t.zone).toPlainDate(), today),
    }),
  );
  const departments = person.departments.map(({ name, isHead }) => (isHead ? t('admin-person-heads', { name }) : name));
  const isHere = person.leftOn === null || today.until(person.leftOn).sign > 0;
  return card(`${person.name} (@${person.handle})`, [
    {
      type: 'fields',
      fields: [
        field('role', t(roleNames[person.role])),
        field('departments', departments.join(', ') || '–'),
        field('manager', person.manager ? `@${person.manager}` : '–'),
        field('clients', t.number(person.clients)),
        field('language', t('admin-person-language', { language: person.language })),
        field('zone', cityOf(t, person.zone)),
        field('linked', linked.join('; ') || t('admin-people-not-linked')),
        ...(person.leftOn ? [field('left', t.day(person.leftOn, today))] : []),
      ],
    },
    actions(
      ...(isHere
        ? platforms.map(({ name }) =>
            button(t('admin-person-invite', { platform: t(platformNames[name]) }), `invite:${name} ${person.id}`),
          )
        : []),
      button(t('admin-person-export'), `admin:export ${person.handle}`),
      !isHere && button(t('admin-person-erase'), `admin:erase ${person.handle}`, 'danger'),
      button(t('admin-people'), 'admin:people'),
    ),
    person.isImported && context(t('admin-person-imported')),
  ]);
};

/** The invitation that an administrator passes on. Pure. */
export const invitedCard = (
  t: Translator,
  { person, token, expiresAt }: Invitation,
  platform: ConnectedPlatform,
  now: Temporal.Instant,
): Card =>
  card(t('admin-invited', { name: person.name, platform: t(platformNames[platform.name]) }), [
    text(platform.linkTo(token) ?? t('link-type', { token })),
    context(t('admin-invited-how', { until: t.stamp(expiresAt, now) })),
  ]);

/** Every department. Pure. */
export const departmentsCard = (t: Translator, departments: readonly ListedDepartment[]): Card =>
  card(t('admin-departments'), [
    departments.length === 0
      ? text(t('admin-departments-none'))
      : {
          type: 'table',
          columns: [
            { label: t('admin-department-column', { column: 'name' }), align: 'start' as const },
            { label: t('admin-department-column', { column: 'heads' }), align: 'start' as const },
            { label: t('admin-department-column', { column: 'members' }), align: 'end' as const },
            { label: t('admin-department-column', { column: 'zone' }), align: 'start' as const },
          ],
          rows: departments.map(({ name, heads, members, zone }) => [
            name,
            heads.join(', ') || '–',
            t.number(members),
            cityOf(t, zone),
          ]),
        },
  ]);
