import { fold, joinKey } from '../keys.ts';
import {
  accountHeaders,
  count,
  type Field,
  key,
  legalEntityHeaders,
  name,
  reference,
  required,
  text,
  words,
} from './field.ts';
import type { Kind } from './kind.ts';

const role: Field = {
  type: {
    is: 'choice',
    of: 'ContactRole',
    words: {
      decision_maker: words('decision_maker, decision maker, лпр, принимает решение, decisore'),
      sponsor: words('sponsor, спонсор'),
      champion: words('champion, сторонник, наш сторонник, sostenitore'),
      user: words('user, пользователь, utilizzatore'),
      blocker: words('blocker, противник, contrario'),
    },
  },
  column: 'role',
  headers: words('buying role, decision role, роль в решении, ruolo decisionale'),
};

const stage: Field = {
  type: {
    is: 'choice',
    of: 'RelationshipStage',
    words: {
      stranger: words('stranger, не знакомы, sconosciuto'),
      contacted: words('contacted, был контакт, contattato'),
      acquainted: words('acquainted, знакомы, conosciuto'),
      loyal: words('loyal, лоялен, fedele'),
      ally: words('ally, союзник, alleato'),
    },
  },
  column: 'stage',
  headers: words('stage, relationship, отношения, relazione'),
};

export const contacts: Kind = {
  kind: 'contacts',
  table: 'contact',
  fileNames: words('contacts, contact, контакты, контактные лица, contatti, referenti'),
  fields: {
    key: key(words('contact id, id, код, codice')),
    account: required(reference('account', accountHeaders, 'account_id')),
    legalEntity: reference('legal_entity', legalEntityHeaders, 'legal_entity_id'),
    name: name(
      words('name, contact, contact name, full name, фио, контакт, контактное лицо, имя, nome, referente, contatto'),
    ),
    position: text(
      'position',
      words('position, title, job title, contact title, role, должность, роль, qualifica, mansione, ruolo'),
    ),
    email: {
      type: { is: 'email' },
      column: 'email',
      headers: words('email, e mail, mail, work e mail, почта, эл почта, электронная почта, рабочий e mail'),
    },
    phone: text(
      'phone',
      words(
        'phone, telephone, work phone, mobile, mobile phone, телефон, рабочий телефон, моб телефон, мобильный телефон, telefono, cellulare',
      ),
    ),
    role,
    influence: count('influence', words('influence, влияние, influenza'), 5, 1),
    attitude: count('attitude', words('attitude, отношение, atteggiamento'), 2, -2),
    stage,
    preferences: text('preferences', words('preferences, предпочтения, preferenze')),
    reportsTo: reference('contact', words('reports to, подчиняется, riporta a'), 'reports_to_id'),
    heldBy: reference(
      'person',
      words('held by, our contact, responsible person, responsible, kam, кам, ответственный, responsabile'),
      'held_by_id',
    ),
  },
  // CRM systems keep the parts of a name apart.
  composed: {
    name: [
      words('first name, имя, nome'),
      words('middle name, second name, отчество'),
      words('last name, surname, фамилия, cognome'),
    ],
  },
  naturalKey: ({ account, name }) => joinKey(account && fold(account), name && fold(name)),
  label: ({ name }) => (name ? fold(name) : null),
  vanish: { set: 'archived_at' },
};
