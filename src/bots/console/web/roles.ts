import type { WirePerson } from '../wire.ts';
import type { Texts } from './texts.ts';

/** What each role is called, in the order in which people look for people. */
const names: Record<string, (t: Texts['t']) => string> = {
  kam: (t) => t('console-role-kam'),
  head: (t) => t('console-role-head'),
  department_head: (t) => t('console-role-department-head'),
  member: (t) => t('console-role-member'),
  finance: (t) => t('console-role-finance'),
  administrator: (t) => t('console-role-administrator'),
};

export const roleName = (role: string, t: Texts['t']): string => names[role]?.(t) ?? role;

/** The people whose name or handle contains what is sought, by role. Pure. */
export const groupByRole = (
  people: readonly WirePerson[],
  sought: string,
): { role: string; people: WirePerson[] }[] => {
  const wanted = sought.trim().toLocaleLowerCase();
  const found = people.filter(({ as, name }) => `${name} ${as}`.toLocaleLowerCase().includes(wanted));
  return Object.keys(names)
    .map((role) => ({ role, people: found.filter((person) => person.role === role) }))
    .filter((group) => group.people.length > 0);
};
