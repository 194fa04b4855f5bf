import { cleanLine } from '../commands/parse.ts';

const time = String.raw`(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?`;
const between = String.raw`\s*(?:[-–—]|\s(?:to|till|until|до|по|alle|a|fino alle)\s|\s)\s*`;
const span = new RegExp(`^(?:(?:from|с|со|dalle|da|ore)\\s+)?${time}${between}${time}$`, 'u');

/** Hours and minutes as `08:07`; midnight at the end of a day as that of the next. */
const timeOf = ([hour = '', minute = '00', half]: readonly (string | undefined)[]): string | null => {
  const said = Number(hour);
  if (half !== undefined && (said < 1 || said > 12)) return null;
  const hours = half === undefined ? said : (said % 12) + (half === 'pm' ? 12 : 0);
  if (hours > 24 || Number(minute) > 59 || (hours === 24 && Number(minute) > 0)) return null;
  return `${String(hours % 24).padStart(2, '0')}:${minute}`;
};

/**
 * From when until when on a day: `9-18`, `8:07–17:53`, `from 9 to 18`, `с 9 до 18`, `dalle 9 alle 18`, `9am-6pm`, `22-6` for
 * whoever works at night, `0-24` for round the clock. Null: no hours. Pure.
 */
export const readHours = (typed: string): { readonly from: string; readonly until: string } | null => {
  const said = span.exec(cleanLine(typed).toLowerCase());
  if (!said) return null;
  const [from, until] = [timeOf(said.slice(1, 4)), timeOf(said.slice(4, 7))];
  return from !== null && until !== null ? { from, until } : null;
};
