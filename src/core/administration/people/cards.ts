import { Temporal } from 'temporal-polyfill';
import { actions, button, card, context, list, text } from '../../cards/build.ts';
import type { Card, CardChild } from '../../cards/card.ts';
import type { Context } from '../../commands/define.ts';
import type { Translator } from '../../i18n/translator.ts';
import { countryName } from '../../people/countries.ts';
import type { Identity } from '../../people/identities.ts';
import type { ConnectedPlatform } from '../../people/linking/connected.ts';
import type { Invitation } from '../../people/linking/invite.ts';
import { platformNames } from '../../people/linking/linking-card.ts';
import { roleNames } from '../../people/role-names.ts';
import { cityOf } from '../../people/zones.ts';
import { type ListedPerson, type PersonSheet, peoplePageSize } from './queries.ts';

const platformWords = (t: Translator, platforms: readonly string[]): string =>
  platforms.length === 0
    ? t('admin-people-not-linked')
    : platforms.map((name) => (name === 'slack' || name === 'telegram' ? t(platformNames[name]) : name)).join(', ');

/** Who works here. Pure. @param found one more than fit on a page, if there are more */
export const peopleCard = (
  t: Translator,
  found: readonly ListedPerson[],
  page: number,
  platforms: readonly ConnectedPlatform[],
): Card => {
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
      button(t('admin-person-find'), 'person-find'),
      button(t('admin-person-add'), 'person-form:0'),
      ...platforms.map(({ name }) =>
        button(t('admin-invite-all', { platform: t(platformNames[name]) }), `invite-all:${name}`),
      ),
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
  { now, today }: Pick<Context, 'now' | 'today'>,
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
  const invited = person.invitations.map(({ platform, until }) =>
    t('admin-person-invited', { platform: t(platformNames[platform]), until: t.stamp(until, now) }),
  );
  const isHere = person.leftOn === null || Temporal.PlainDate.compare(person.leftOn, today) > 0;
  return card(`${person.name} (@${person.handle})`, [
    {
      type: 'fields',
      fields: [
        field('role', t(roleNames[person.role])),
        field('departments', departments.join(', ') || '–'),
        field('manager', person.manager ? `@${person.manager}` : '–'),
        field('clients', t.number(person.clients)),
        field('email', person.email ?? '–'),
        field('language', t('admin-person-language', { language: person.language })),
        field('zone', cityOf(t, person.zone)),
        field('country', person.country ? countryName(t, person.country) : '–'),
        field('linked', linked.join('; ') || t('admin-people-not-linked')),
        ...(invited.length > 0 ? [field('invited', invited.join('; '))] : []),
        ...(person.leftOn ? [field('left', t.day(person.leftOn, today))] : []),
      ],
    },
    actions(
      button(t('admin-person-change'), `person-form:${person.id}`),
      ...(isHere
        ? platforms.map(({ name }) =>
            button(t('admin-person-invite', { platform: t(platformNames[name]) }), `invite:${name} ${person.id}`),
          )
        : []),
      ...identities.map(({ id, platform }) =>
        button(t('admin-person-unlink', { platform: t(platformNames[platform]) }), `unlink-other:${id}`),
      ),
      invited.length > 0 && button(t('admin-person-uninvite'), `uninvite:${person.id}`),
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

/** As many as one message holds. */
export const mostInvitedAtOnce = 30;

/** The invitations of everybody who has none of the platform's accounts linked yet, in one list; `further` follow after that person. Pure. */
export const invitedAllCard = (
  t: Translator,
  invitations: readonly Invitation[],
  platform: ConnectedPlatform,
  now: Temporal.Instant,
  further: { readonly count: number; readonly after: number },
): Card => {
  const [first] = invitations;
  const name = t(platformNames[platform.name]);
  if (!first) return card(t('admin-invited-nobody-left', { platform: name }), []);
  return card(t('admin-invited-all', { platform: name, count: invitations.length }), [
    list(
      invitations.map(
        ({ person, token }) =>
          `${person.name} @${person.handle}: ${platform.linkTo(token) ?? t('link-type', { token })}`,
      ),
    ),
    context(t('admin-invited-all-how', { until: t.stamp(first.expiresAt, now) })),
    actions(
      further.count > 0 &&
        button(t('admin-invite-further', { count: further.count }), `invite-all:${platform.name} ${further.after}`),
    ),
  ]);
};
