import { handlesOf, isHandle } from '../../people/names.ts';
import { fold } from '../keys.ts';
import { assignHandles, headsWhoLead, stageManagers } from '../people.ts';
import { day, type Field, key, name, reference, text, words } from './field.ts';
import type { Kind } from './kind.ts';

export const languageField = (headers: readonly string[]): Field => ({
  type: {
    is: 'choice',
    of: 'Language',
    words: {
      en: words('en, english, английский, inglese'),
      ru: words('ru, russian, русский, russo'),
      it: words('it, italian, italiano, итальянский'),
    },
  },
  column: 'language',
  headers,
});

const roles: Readonly<Record<string, readonly string[]>> = {
  kam: words(
    'kam, key account manager, key account, кам, менеджер, менеджер по ключевым клиентам, account manager, sales representative, sales agent, agente, responsabile clienti chiave',
  ),
  head: words(
    `head, head of kam, kam head, head of key accounts, head of key account management, key account director, руководитель,
    руководитель кам, руководитель отдела кам, начальник отдела кам, руководитель отдела ключевых клиентов,
    responsabile, responsabile kam, capo kam, direttore kam, sales manager, capo area`,
  ),
  department_head: words('department_head, department head, руководитель отдела, responsabile reparto'),
  member: words('member, employee, сотрудник, dipendente'),
  finance: words('finance, финансы, бухгалтерия, amministrazione, finanza'),
  administrator: words('administrator, admin, администратор, amministratore'),
};

const role: Field = {
  type: { is: 'choice', of: 'PersonRole', words: roles },
  column: 'role',
  headers: words('role, роль, ruolo'),
  otherwise: () => 'kam',
};

/** Many a position tells the role; any other is only a position. */
const position: Field = {
  ...role,
  type: { is: 'choice', of: 'PersonRole', words: roles, else: 'nothing' },
  headers: words('position, job title, title, должность, posizione, qualifica, mansione, incarico'),
};

export const employees: Kind = {
  kind: 'employees',
  table: 'person',
  fileNames: words(
    'employees, employee, people, staff, sales_teams, сотрудники, менеджеры, dipendenti, agenti, personale',
  ),
  fields: {
    key: key(words('employee id, employeeid, employee no, person id, табельный номер, код сотрудника, matricola')),
    name: name(
      words(
        'name, employee, full name, employee name, sales agent, фио, сотрудник, имя, nome, nominativo, dipendente, agente',
      ),
    ),
    email: {
      type: { is: 'email' },
      column: 'email',
      headers: words('email, e mail, mail, почта, эл почта, электронная почта, posta elettronica'),
    },
    // Before the role: where a file has both, the role is what counts.
    position,
    role,
    manager: reference(
      'person',
      words('manager, reports to, reportsto, head, руководитель, начальник, подчиняется, responsabile, capo'),
      'manager_id',
    ),
    language: { ...languageField(words('language, язык, lingua')), otherwise: ({ language }) => language },
    zone: {
      type: { is: 'zone' },
      column: 'zone',
      headers: words('zone, time zone, timezone, часовой пояс, fuso orario'),
      otherwise: ({ zone }) => zone,
    },
    country: text('country', words('country, страна, paese, nazione')),
    handle: {
      type: { is: 'code' },
      column: 'handle',
      headers: words('handle, short name, login, логин, короткое имя, sigla'),
    },
    leftOn: day('left_on', words('left on, end date, дата увольнения, уволен, data fine rapporto, cessato il')),
  },
  naturalKey: ({ name }) => (name ? fold(name) : null),
  label: ({ name }) => (name ? fold(name) : null),
  aside: { handle_short: 'text', handle_long: 'text' },
  derive: ({ name, handle }) => {
    const { short, long } = handlesOf(name ?? '');
    return { handle: handle?.toLowerCase() ?? null, handle_short: short, handle_long: long };
  },
  check: ({ handle }) =>
    handle && !isHandle(handle.toLowerCase()) ? [{ field: 'handle', reason: 'not-a-handle' }] : [],
  prepare: stageManagers,
  settle: async (stage) => {
    await headsWhoLead(stage);
    await assignHandles(stage);
  },
  vanish: { set: 'left_on' },
};
