const words: readonly (readonly [RegExp, string])[] = [
  [/^(?:rur|руб|рос.* рубл|₽|643$)/u, 'RUB'],
  [/^(?:евро|euro|€|978$)/u, 'EUR'],
  [/^(?:долл|us\$|\$|840$)/u, 'USD'],
];

/** The ISO code of a currency as tables write it: `eur`, `руб.`, `€`, `643`; null: it is none. */
export const readCurrency = (text: string): string | null => {
  const word = text.trim().toLowerCase();
  return words.find(([sign]) => sign.test(word))?.[1] ?? (/^[a-z]{3}$/.test(word) ? word.toUpperCase() : null);
};
