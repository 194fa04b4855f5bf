import type { PersonRole } from '../../generated/prisma/enums.ts';
import { may } from '../people/policy.ts';
import type { AdminPage } from './page.ts';
import { audit } from './pages/audit.ts';
import { data } from './pages/data.ts';
import { channelPage, departmentPage, departments } from './pages/departments.ts';
import { health } from './pages/health.ts';
import { importPage, imports, takeBack } from './pages/imports.ts';
import { people, personPage } from './pages/people.ts';
import { erase, exportPage } from './pages/personal.ts';
import { retention } from './pages/retention.ts';
import { rules } from './pages/rules.ts';
import { thresholds } from './pages/thresholds.ts';
import { tokens } from './pages/tokens.ts';

/** Every page of administration, in the order of the list. */
export const pages: readonly AdminPage[] = [
  people,
  departments,
  thresholds,
  imports,
  tokens,
  data,
  rules,
  health,
  audit,
  retention,
  personPage,
  departmentPage,
  channelPage,
  importPage,
  takeBack,
  exportPage,
  erase,
];

/** What of them somebody may see. Pure. */
export const pagesFor = (role: PersonRole): AdminPage[] => pages.filter(({ permission }) => may(role, permission));
