import { fold } from '../keys.ts';
import { amount, currency, key, name, text, words } from './field.ts';
import type { Kind } from './kind.ts';

export const products: Kind = {
  kind: 'products',
  table: 'product',
  fileNames: words('products, product, items, goods, номенклатура, товары, prodotti, articoli'),
  fields: {
    key: key(words('product id, productid, item id, id, код, codice')),
    sku: text('sku', words('sku, article, item no, артикул, codice articolo, cod articolo'), 200),
    name: name(
      words(
        'product, name, product name, item, товар, номенклатура, наименование, название, prodotto, articolo, nome, descrizione',
      ),
    ),
    category: text(
      'category',
      words(
        'category, series, group, product group, категория, группа, номенклатурная группа, categoria, gruppo, famiglia',
      ),
    ),
    listPrice: amount(
      'list_price',
      words('list price, price, unit price, sales price, цена, прайс, prezzo, prezzo listino'),
    ),
    cost: amount('cost', words('cost, unit cost, purchase price, себестоимость, закупочная цена, costo')),
    currency: currency('currency'),
  },
  naturalKey: ({ sku, name }) => sku ?? (name ? fold(name) : null),
  label: ({ name }) => (name ? fold(name) : null),
  money: { amounts: ['listPrice', 'cost'], currency: 'currency', always: false },
  vanish: { set: 'archived_at' },
};
