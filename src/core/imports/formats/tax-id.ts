import iva from 'stdnum/lib/cjs/it/iva.js';
import inn from 'stdnum/lib/cjs/ru/inn.js';

const isInn = (text: string): boolean => inn.validate(text).isValid;
const isIva = (text: string): boolean => iva.validate(text).isValid;

/** Whether a spreadsheet has turned a number into powers of ten, so that its last digits are lost: `7,4E+09`. */
export const isMangled = (text: string): boolean => /^\d(?:[.,]\d+)?e\+\d+$/i.test(text.trim());

/** Digits that a spreadsheet took for a number have lost their leading zeros: the check digits tell whether they had some. */
const withZero = (digits: string): string => {
  if (isInn(digits) || isIva(digits)) return digits;
  return [`0${digits}`, `00${digits}`].find((longer) => isInn(longer) || isIva(longer)) ?? digits;
};

const withRegistration = /^(\d{10}|\d{12})\s*[/\\]\s*(\d{9})?$/;

/** Whether an ИНН and the КПП of a branch stand in one cell: `5900001234 / 590001001`. */
export const isWithRegistration = (text: string): boolean => withRegistration.test(text.trim());

/** A КПП, which may stand behind an ИНН; null: the cell has the ИНН alone. */
export const readTaxRegistration = (text: string): string | null => {
  const bare = text.trim();
  if (/^(?:\d{10}|\d{12})$/.test(bare)) return null;
  const both = withRegistration.exec(bare);
  return both ? (both[2] ?? null) : bare;
};

/**
 * A tax id as it is kept: an ИНН without the КПП that may stand behind it, a P.IVA without `IT`, with the leading zeros that a spreadsheet
 * has taken. Null: nothing is left of it.
 */
export const readTaxId = (text: string): string | null => {
  if (isMangled(text)) return null;
  const bare = text.replace(/^\s*(?:инн|p\.?\s?iva|c\.?\s?f\.?)[\s:]*/i, '').trim();
  const russian = withRegistration.exec(bare)?.[1] ?? bare;
  const digits = russian
    .replace(/^it\s?(?=\d{11}$)/i, '')
    .replace(/\s/g, '')
    .toUpperCase();
  return /^\d{9,11}$/.test(digits) ? withZero(digits) : digits;
};
