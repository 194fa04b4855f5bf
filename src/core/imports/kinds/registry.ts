import type { ImportKind } from '../../../generated/prisma/enums.ts';
import { accounts } from './accounts.ts';
import { contacts } from './contacts.ts';
import { contracts } from './contracts.ts';
import { employees } from './employees.ts';
import { invoices } from './invoices.ts';
import type { Kind } from './kind.ts';
import { legalEntities } from './legal-entities.ts';
import { openItems } from './open-items.ts';
import { orderLines } from './order-lines.ts';
import { orders } from './orders.ts';
import { payments } from './payments.ts';
import { products } from './products.ts';
import { returns } from './returns.ts';

/** In the order in which they depend on each other: whatever a row refers to comes before it. */
export const kinds: readonly Kind[] = [
  employees,
  accounts,
  legalEntities,
  contacts,
  contracts,
  products,
  orders,
  orderLines,
  returns,
  invoices,
  payments,
  openItems,
];

export const kindOf = (name: ImportKind): Kind => {
  const kind = kinds.find((candidate) => candidate.kind === name);
  if (!kind) throw new Error(`no kind ${name}`);
  return kind;
};
