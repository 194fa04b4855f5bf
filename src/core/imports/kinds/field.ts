/** What a reference points to; each has its way of being found (core/imports/references.ts). */
export type ReferenceTo = 'person' | 'account' | 'legal_entity' | 'contact' | 'product' | 'order' | 'seller';

export type FieldType =
  | { readonly is: 'text'; readonly most: number }
  /** A short text that files like to mangle: 7,4E+09 is refused. */
  | { readonly is: 'code' }
  /** What a spreadsheet has made of one is told, and left out. */
  | { readonly is: 'tax-id' }
  /** A КПП, also behind the ИНН: `5900001234/590001001`. */
  | { readonly is: 'tax-registration' }
  | { readonly is: 'email' }
  | { readonly is: 'number'; readonly least?: number; readonly most?: number; readonly whole?: true }
  /** A share: 0.15 or 15%. */
  | { readonly is: 'share' }
  | { readonly is: 'day' }
  | { readonly is: 'flag' }
  | { readonly is: 'currency' }
  | { readonly is: 'zone' }
  /** One of a database enum; `words` are what files write for each, in lower case. `else`: any other word says nothing, and is told or not. */
  | {
      readonly is: 'choice';
      readonly of: string;
      readonly words: Readonly<Record<string, readonly string[]>>;
      readonly else?: 'nothing' | 'told';
    }
  | { readonly is: 'reference'; readonly to: ReferenceTo };

/** What rows get where neither file nor mapping says. */
export interface Defaults {
  readonly language: string;
  readonly zone: string;
}

/** What a file may carry of a kind. */
export interface Field {
  readonly type: FieldType;
  /** The table's column; without one the value only helps to find or compute others. */
  readonly column?: string;
  /** A row without it is rejected. */
  readonly required?: true;
  /** What a new row gets when its cell is empty; a known row keeps what it has. For columns that may not be NULL. */
  readonly otherwise?: (defaults: Defaults) => string;
  /** Headers by which it is recognised, English, Russian and Italian, in lower case without punctuation. */
  readonly headers: readonly string[];
}

export const text = (column: string, headers: readonly string[], most = 10_000): Field => ({
  type: { is: 'text', most },
  column,
  headers,
});
/** Names stand in indexes, which bounds their length. */
export const name = (headers: readonly string[]): Field => ({ ...text('name', headers, 300), required: true });
/** The key by which the source knows the row. */
export const key = (headers: readonly string[]): Field => ({ type: { is: 'text', most: 200 }, headers });
export const day = (column: string, headers: readonly string[]): Field => ({ type: { is: 'day' }, column, headers });
export const amount = (column: string, headers: readonly string[]): Field => ({
  type: { is: 'number' },
  column,
  headers,
});
export const count = (column: string, headers: readonly string[], most = 1_000_000_000, least = 0): Field => ({
  type: { is: 'number', least, most, whole: true },
  column,
  headers,
});
export const currency = (column: string, headers: readonly string[] = []): Field => ({
  type: { is: 'currency' },
  column,
  headers: [...headers, 'currency', 'currency code', 'валюта', 'код валюты', 'valuta', 'divisa'],
});
export const reference = (to: ReferenceTo, headers: readonly string[], column?: string): Field => ({
  type: { is: 'reference', to },
  headers,
  ...(column === undefined ? {} : { column }),
});
export const required = (field: Field): Field => ({ ...field, required: true });

/** Headers are listed as one line of text, parted by commas. */
export const words = (list: string): readonly string[] => list.split(',').map((word) => word.trim());

export const accountHeaders = words(
  `account, client, customer, account name, customer name, client name, customer id, account id, company,
  клиент, заказчик, холдинг, партнер, код клиента, компания, название компании, cliente, codice cliente, cod cliente, gruppo`,
);
export const legalEntityHeaders = words(
  'legal entity, legal name, контрагент, юрлицо, юл, юридическое лицо, покупатель, плательщик, ragione sociale',
);
