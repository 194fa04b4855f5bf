import type { PersonRole } from '../../generated/prisma/enums.ts';

/**
 * Who may do and see what: the one place that says so. Pure; `access.ts` finds the facts.
 * Source: the relations, views and roles that commercial secrecy asks for (docs/access.md).
 */

/** How a person stands to an account today. */
export const relations = ['owner', 'deputy', 'manager', 'team', 'finance', 'participant', 'administrator'] as const;
export type Relation = (typeof relations)[number];

/** What of an account a person sees. `full` contains the others; without a relation there is no view. */
type View = 'full' | 'orders' | 'receivables' | 'request';

const viewOf: Record<Relation, View> = {
  owner: 'full',
  deputy: 'full',
  manager: 'full',
  administrator: 'full',
  finance: 'receivables',
  team: 'orders',
  participant: 'request',
};

/** The parts of what we know of an account that a view opens. */
export type Part = 'profile' | 'receivables' | 'orders' | 'tasks' | 'relationship';

const partsOf: Record<View, readonly Part[]> = {
  full: ['profile', 'receivables', 'orders', 'tasks', 'relationship'],
  receivables: ['profile', 'receivables'],
  orders: ['profile', 'orders', 'tasks'],
  // Only what the request itself contains, which is shown with the request, not with the account.
  request: [],
};

/** What somebody with these relations sees of an account: the union, since a team member may also be in finance. */
export const visibleParts = (held: readonly Relation[]): ReadonlySet<Part> =>
  new Set(held.flatMap((relation) => partsOf[viewOf[relation]]));

/** The relations in which one sees a part, for searches that join relations. */
export const relationsSeeing = (part: Part): Relation[] =>
  relations.filter((relation) => visibleParts([relation]).has(part));

/** The relations in which one sees all of an account. */
export const relationsSeeingAll: readonly Relation[] = relations.filter((relation) => viewOf[relation] === 'full');

/**
 * What a command may need. Access to a single account is a matter of relations, not of permissions. `installation`: to change what holds for
 * everybody, roles among it; `imports`: to bring the company's tables in, and take them back, all but what gives roles; `alerts`: to say whether
 * alerts come as they arise, and to see how they are taken.
 */
export type Permission = 'everyone' | 'accounts' | 'installation' | 'imports' | 'alerts';

const permissionsOf: Record<PersonRole, readonly Permission[]> = {
  kam: ['everyone', 'accounts'],
  head: ['everyone', 'accounts', 'imports', 'alerts'],
  finance: ['everyone', 'accounts'],
  administrator: ['everyone', 'accounts', 'installation', 'imports', 'alerts'],
  // People of other departments may be on an account's team; without such a relation they find nothing.
  department_head: ['everyone', 'accounts'],
  member: ['everyone', 'accounts'],
};

export const may = (role: PersonRole, permission: Permission): boolean => permissionsOf[role].includes(permission);
