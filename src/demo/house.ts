import { homeZone } from './calendar.ts';
import type { Draft } from './draft.ts';
import { departments, type Handle, type PersonProfile, people } from './people.ts';
import { products } from './products.ts';
import { taxId } from './tax-ids.ts';

/** Where every row of the demo says it comes from. */
export const source = 'demo';

const handles = Object.keys(people);

export const personId = (handle: Handle): number => handles.indexOf(handle) + 1;

export const sellerId = (country: string): number => (country === 'RU' ? 2 : 1);

/** The company itself: organisation, sellers, people, departments and price list. */
export const addHouse = (draft: Draft): void => {
  draft.add('organisation', {
    name: 'Corvara Components',
    zone: homeZone,
    country: 'IT',
    baseCurrency: 'EUR',
    language: 'en',
    isDemo: true,
  });
  const sellers = [
    { name: 'Corvara Components S.r.l.', taxId: taxId('IT', '0004130000'), externalKey: 'it' },
    { name: 'ООО «Корвара Рус»', taxId: taxId('RU', '770004130'), externalKey: 'ru' },
  ];
  for (const seller of sellers) draft.add('seller', { id: draft.nextId('seller'), ...seller, source });
  addPeople(draft);
  addPriceList(draft);
};

const addPeople = (draft: Draft): void => {
  const profiles: [string, PersonProfile][] = Object.entries(people);
  for (const [handle, { manager, ...profile }] of profiles) {
    draft.add('person', {
      id: draft.nextId('person'),
      handle,
      email: `${handle}@corvara.example`,
      ...profile,
      managerId: manager ? handles.indexOf(manager) + 1 : null,
      source,
      externalKey: handle,
    });
  }
  for (const { head, member, ...department } of departments) {
    const departmentId = draft.nextId('department');
    draft.add('department', { id: departmentId, ...department });
    draft.add('departmentMember', { departmentId, personId: personId(head), isHead: true });
    draft.add('departmentMember', { departmentId, personId: personId(member), isHead: false });
  }
};

const addPriceList = (draft: Draft): void => {
  for (const { sku, name, category, price, cost } of products) {
    draft.add('product', {
      id: draft.nextId('product'),
      sku,
      name,
      category,
      listPrice: price,
      cost,
      currency: 'EUR',
      source,
      externalKey: sku,
    });
  }
};
