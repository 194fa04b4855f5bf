import { nameKey } from '../../accounts/names.ts';
import { fold, joinKey } from '../keys.ts';
import { adoptDebtors } from '../open-items/attach.ts';
import {
  address,
  city,
  country,
  creditCurrency,
  creditLimit,
  paymentTerm,
  taxId,
  taxRegistration,
  withTaxId,
} from './accounts.ts';
import { accountHeaders, key, legalEntityHeaders, name, reference, words } from './field.ts';
import type { Kind } from './kind.ts';

export const legalEntities: Kind = {
  kind: 'legal_entities',
  table: 'legal_entity',
  fileNames: words('legal_entities, legal entities, companies, контрагенты, юрлица, ragioni sociali, anagrafica'),
  fields: {
    key: key(words('legal entity id, company id, id, код, codice')),
    account: reference('account', accountHeaders, 'account_id'),
    name: name([...legalEntityHeaders, ...words('name, company name, наименование, denominazione')]),
    taxId,
    taxRegistration,
    country,
    city,
    address,
    creditLimit,
    creditCurrency,
    paymentTermDays: paymentTerm,
  },
  shares: [withTaxId],
  naturalKey: ({ taxId, taxRegistration, name }) =>
    taxId ? joinKey(taxId, taxRegistration) : joinKey(name && fold(name)),
  label: ({ name }) => (name ? nameKey(name) : null),
  money: { amounts: ['creditLimit'], currency: 'creditCurrency', always: false },
  settle: adoptDebtors,
  vanish: { set: 'archived_at' },
};
