import type { PersonRole } from '../../generated/prisma/enums.ts';
import { type MessageKey, msg } from '../i18n/translator.ts';

/** What roles are called. */
export const roleNames: Record<PersonRole, MessageKey> = {
  kam: msg('role-kam'),
  head: msg('role-head'),
  department_head: msg('role-department-head'),
  member: msg('role-member'),
  finance: msg('role-finance'),
  administrator: msg('role-administrator'),
};
