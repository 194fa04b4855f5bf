/**
 * Check digits of tax ids, for companies that do not exist: the ids look right to any check, and belong to nobody
 * (the serial numbers are in ranges that no office issues).
 */

const digits = (text: string): number[] => [...text].map(Number);

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** ИНН of a Russian company: nine digits and the weighted sum mod 11 mod 10 (order ММВ-7-6/435). */
const inn = (base: string): string => {
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  return base + ((sum(digits(base).map((d, i) => d * (weights[i] ?? 0))) % 11) % 10);
};

/** Partita IVA: ten digits and their Luhn digit (DPR 633/1972, art. 35). */
const partitaIva = (base: string): string => {
  const luhn = digits(base).map((d, i) => (i % 2 === 0 ? d : d * 2 - (d > 4 ? 9 : 0)));
  return `IT${base}${(10 - (sum(luhn) % 10)) % 10}`;
};

/** German USt-IdNr.: eight digits and ISO 7064 mod 11,10. */
const ustId = (base: string): string => {
  const product = digits(base).reduce((p, d) => (((d + p) % 10 || 10) * 2) % 11, 10);
  return `DE${base}${(11 - product) % 10}`;
};

/** British VAT number: seven digits, and 97 minus the weighted sum as two digits. */
const ukVat = (base: string): string => {
  const total = sum(digits(base).map((d, i) => d * (8 - i)));
  return `GB${base}${String(97 - (total % 97)).padStart(2, '0')}`;
};

const byCountry: Record<string, (base: string) => string> = { RU: inn, IT: partitaIva, DE: ustId, GB: ukVat };

/** The tax id of a company: `base` with its check digits, or as it is in a country whose rule is not told here. */
export const taxId = (country: string, base: string): string => byCountry[country]?.(base) ?? base;
