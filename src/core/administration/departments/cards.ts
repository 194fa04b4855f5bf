import { actions, button, card, context, list, text } from '../../cards/build.ts';
import type { Card } from '../../cards/card.ts';
import type { Context } from '../../commands/define.ts';
import type { Translator } from '../../i18n/translator.ts';
import { countryName } from '../../people/countries.ts';
import { platformNames } from '../../people/linking/linking-card.ts';
import { cityOf } from '../../people/zones.ts';
import { weekdayWords } from '../../settings/words.ts';
import { nextStart, quietAt, type WorkingTime } from '../../working-time/rules.ts';
import { hoursOf, nextHoliday } from './hours.ts';
import type { DepartmentSheet, ListedDepartment } from './queries.ts';

/** More would be a card of its own. */
const mostMembers = 30;
const mostButtons = 20;

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
    actions(
      ...departments.slice(0, mostButtons).map(({ name, key }) => button(name, `admin:department ${key}`)),
      button(t('admin-department-add'), 'department-form:0'),
    ),
  ]);

const hoursWords = (t: Translator, { from, until, days }: WorkingTime): string =>
  `${weekdayWords(t, days)} ${from === until ? t('admin-department-all-day') : `${from}–${until}`}`;

const standingNow = (t: Translator, hours: WorkingTime, { now, today }: Pick<Context, 'now' | 'today'>): string => {
  if (quietAt(hours, now) === null) return t('admin-department-open');
  const start = nextStart(hours, now)?.toZonedDateTimeISO(hours.zone);
  if (!start) return t('admin-department-closed');
  return t('admin-department-opens', {
    day: t.day(start.toPlainDate(), today),
    time: start.toPlainTime().toString({ smallestUnit: 'minute' }),
    city: cityOf(t, hours.zone),
  });
};

/** One department, with what can be done about it. Pure. */
export const departmentCard = (
  t: Translator,
  department: DepartmentSheet,
  at: Pick<Context, 'now' | 'today' | 'platforms'>,
): Card => {
  const { id, key, name, members, channels, country } = department;
  const hours = hoursOf(department);
  const holiday = nextHoliday(department, hours, at.now);
  const field = (of: string, value: string) => ({ label: t('admin-department-field', { name: of }), value });
  return card(name, [
    {
      type: 'fields',
      fields: [
        field('language', t('admin-person-language', { language: department.language })),
        field('zone', cityOf(t, department.zone)),
        field('country', country ? countryName(t, country) : '–'),
        field('hours', hoursWords(t, hours)),
        field('now', standingNow(t, hours, at)),
        field(
          'holiday',
          holiday ? `${t.dayLong(holiday.day)} (${holiday.name(t.language)})` : t('admin-department-no-holidays'),
        ),
        field(
          'channels',
          channels
            .map(({ platform, since }) =>
              t('admin-department-channel', { platform: t(platformNames[platform]), since: t.stamp(since, at.now) }),
            )
            .join('; ') || t('admin-department-no-channel'),
        ),
      ],
    },
    list(
      members.slice(0, mostMembers).map((one) => {
        const called = `${one.name} (@${one.handle})`;
        return one.isHead ? t('admin-person-heads', { name: called }) : called;
      }),
      members.length > mostMembers ? t('admin-department-more', { count: members.length - mostMembers }) : undefined,
    ) ?? text(t('admin-department-nobody')),
    actions(
      button(t('admin-person-change'), `department-form:${id}`),
      button(t('admin-department-member'), `department-member-form:${id}`),
      ...channels.map((channel) =>
        button(
          t('admin-department-disconnect', { platform: t(platformNames[channel.platform]) }),
          `department-channel-end:${channel.id}`,
        ),
      ),
      button(t('admin-departments'), 'admin:departments'),
    ),
    at.platforms.length > 0 && context(t('admin-department-channel-how', { key })),
  ]);
};
