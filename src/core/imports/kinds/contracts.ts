import { fold, joinKey } from '../keys.ts';
import {
  accountHeaders,
  amount,
  count,
  currency,
  day,
  type Field,
  key,
  legalEntityHeaders,
  reference,
  required,
  text,
  words,
} from './field.ts';
import type { Kind } from './kind.ts';

const status: Field = {
  type: {
    is: 'choice',
    of: 'ContractStatus',
    words: {
      active: words('active, действует, действующий, attivo, in corso'),
      renewed: words('renewed, продлен, rinnovato'),
      ended: words('ended, expired, terminated, завершен, расторгнут, закрыт, scaduto, cessato'),
    },
  },
  column: 'status',
  headers: words('status, статус, stato'),
  otherwise: () => 'active',
};

export const contracts: Kind = {
  kind: 'contracts',
  table: 'contract',
  fileNames: words('contracts, contract, договоры, договор, contratti'),
  fields: {
    key: key(words('contract id, id, код договора, codice contratto')),
    account: required(reference('account', accountHeaders, 'account_id')),
    legalEntity: reference('legal_entity', legalEntityHeaders, 'legal_entity_id'),
    number: required(
      text(
        'number',
        words(
          'number, contract, contract number, contract no, номер, договор, номер договора, numero, contratto, numero contratto',
        ),
        200,
      ),
    ),
    title: text('title', words('title, subject, предмет, название, oggetto')),
    startsOn: day(
      'starts_on',
      words('starts on, start, start date, from, начало, дата начала, действует с, inizio, data inizio, decorrenza'),
    ),
    endsOn: day(
      'ends_on',
      words(
        'ends on, end, end date, until, expires, окончание, дата окончания, действует до, fine, data fine, scadenza',
      ),
    ),
    noticeDays: count(
      'notice_days',
      words('notice days, notice, уведомление дней, preavviso, preavviso giorni'),
      3_650,
    ),
    autoRenews: {
      type: { is: 'flag' },
      column: 'auto_renews',
      headers: words('auto renews, auto renewal, автопролонгация, rinnovo automatico, tacito rinnovo'),
      otherwise: () => 'false',
    },
    status,
    amount: amount('amount', words('amount, value, сумма, importo, valore')),
    currency: currency('currency'),
  },
  naturalKey: ({ account, number }) => joinKey(number, account && fold(account)),
  money: { amounts: ['amount'], currency: 'currency', always: false },
  check: ({ startsOn, endsOn }) =>
    startsOn && endsOn && endsOn < startsOn ? [{ field: 'endsOn', reason: 'ends-before-start' }] : [],
  vanish: { set: 'archived_at' },
};
