import { nameKey } from '../../accounts/names.ts';
import { settleClaims } from '../clients/settle-claims.ts';
import { settleComments } from '../clients/settle-comments.ts';
import { fold } from '../keys.ts';
import { settleOwners } from '../new-owners.ts';
import { assignOwners } from '../owners.ts';
import { languageField } from './employees.ts';
import {
  amount,
  count,
  currency,
  day,
  type Field,
  key,
  legalEntityHeaders,
  name,
  reference,
  text,
  words,
} from './field.ts';
import type { Kind, Shared } from './kind.ts';

/** Lists made by hand mix Cyrillic А, В, С with Latin A, B, C. */
const tier: Field = {
  type: { is: 'choice', of: 'Tier', words: { A: words('a, а'), B: words('b, в'), C: words('c, с') }, else: 'told' },
  column: 'tier',
  headers: words(
    'tier, abc, abc class, cat, кат, категория abc, fascia, abc категория, категория, категория клиента, класс, класс клиента, category, customer category, categoria, categoria cliente, classe, classe cliente',
  ),
};

const status: Field = {
  type: {
    is: 'choice',
    of: 'AccountStatus',
    words: {
      regular: words('regular, active, обычный, активный, действующий, normale, attivo'),
      candidate: words('candidate, prospect, lead, кандидат, потенциальный, candidato, potenziale'),
      key: words('key, key client, ключевой, chiave, cliente chiave'),
      former: words('former, inactive, lost, бывший, неактивный, ex, ex cliente, inattivo, cessato'),
    },
  },
  column: 'status',
  headers: words('status, статус, stato'),
  otherwise: () => 'regular',
};

export const paymentTerm = count(
  'payment_term_days',
  words(
    'payment term days, payment terms, payment terms days, terms, terms days, отсрочка, отсрочка дней, dilazione, giorni pagamento, gg pagamento',
  ),
  1_000,
);
export const creditLimit = amount('credit_limit', words('credit limit, limit, лимит, кредитный лимит, fido'));
export const creditCurrency = currency(
  'credit_currency',
  words(
    'credit currency, limit currency, credit limit currency, currency of limit, валюта лимита, валюта кредитного лимита, valuta fido, valuta del fido, divisa fido',
  ),
);
export const taxId: Field = {
  type: { is: 'tax-id' },
  column: 'tax_id',
  headers: words('tax id, vat number, vat no, vat id, инн, инн кпп, p iva, partita iva, p iva c f, codice fiscale'),
};
export const taxRegistration: Field = {
  type: { is: 'tax-registration' },
  column: 'tax_registration',
  headers: words('tax registration, кпп'),
};
/** Both in one column: `5900001234/590001001`. */
export const withTaxId: Shared = {
  field: 'taxRegistration',
  of: 'taxId',
  when: (columns) => columns.get('taxId') === 'инн кпп',
};
export const address = text('address', words('address, адрес, юридический адрес, indirizzo'));
export const country = text('country', words('country, страна, paese, nazione, office location'));
export const city = text('city', words('city, town, город, città, citta, comune'));

export const accounts: Kind = {
  kind: 'accounts',
  table: 'account',
  fileNames: words('accounts, customers, clients, клиенты, холдинги, партнеры, clienti'),
  fields: {
    key: key(
      words(
        'account id, customer id, customerid, client id, id, код, код клиента, codice, codice cliente, cod cliente',
      ),
    ),
    name: name(
      words(
        'account, name, account name, customer, customer name, client, client name, company, company name, клиент, компания, название, название компании, наименование, название клиента, наименование клиента, холдинг, партнер, cliente, nome, denominazione, gruppo',
      ),
    ),
    industry: text('industry', words('industry, sector, отрасль, сфера деятельности, settore')),
    country,
    city,
    website: text('website', words('website, web, site, corporate website, сайт, корпоративный сайт, sito, sito web')),
    about: text('about', words('about, description, comment, описание, комментарий, descrizione, note')),
    employees: count('employees', words('employees, headcount, сотрудников, численность, dipendenti, addetti')),
    language: languageField(words('language, язык, lingua')),
    tier,
    status,
    clientSince: day('client_since', words('client since, customer since, клиент с, cliente dal')),
    creditLimit,
    creditCurrency,
    paymentTermDays: paymentTerm,
    parent: reference(
      'account',
      words('parent, parent account, subsidiary of, group, головная компания, входит в, capogruppo, controllante'),
      'parent_id',
    ),
    owner: reference(
      'person',
      words(
        `owner, kam, key account manager, account manager, key account, sales agent, sales manager, sales rep, responsible person, responsible,
        кам, менеджер, ответственный, ответственный кам, ответственный менеджер, основной менеджер, персональный менеджер, менеджер клиента, куратор,
        agente, commerciale, agente commerciale, referente commerciale, venditore, responsabile, responsabile commerciale, persona responsabile`,
      ),
    ),
    legalName: {
      ...text(
        'name',
        [
          ...legalEntityHeaders,
          ...words(
            'наименование контрагента, название контрагента, организация, наименование организации, название организации, полное наименование',
          ),
        ],
        300,
      ),
    },
    taxId,
    taxRegistration,
    address,
  },
  shares: [{ field: 'name', of: 'legalName', when: (columns) => columns.has('owner') }, withTaxId],
  naturalKey: ({ name }) => (name ? fold(name) : null),
  label: ({ name }) => (name ? nameKey(name) : null),
  money: { amounts: ['creditLimit'], currency: 'creditCurrency', always: false },
  feeds: {
    kind: 'legal_entities',
    when: ['legalName', 'taxId'],
    take: {
      account: ['key', 'name'],
      name: ['legalName', 'name'],
      taxId: ['taxId'],
      taxRegistration: ['taxRegistration'],
      address: ['address'],
      country: ['country'],
      city: ['city'],
    },
    theirs: ['legalName', 'taxId', 'taxRegistration', 'address'],
    ours: 'owner',
  },
  aside: { owner_since: 'date', claim_key: 'text', claim_name: 'text' },
  prepare: settleOwners,
  follow: async (stage) => {
    await assignOwners(stage);
    await settleClaims(stage);
    await settleComments(stage);
  },
  vanish: { set: 'archived_at' },
};
