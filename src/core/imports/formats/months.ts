const nameIn = (language: string, month: number, style: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC' })
    .formatToParts(new Date(Date.UTC(2026, month, 15)))
    .find(({ type }) => type === 'month')
    ?.value.toLowerCase() ?? '';

/** Full names, by themselves and beside a day: `ноябрь`, `ноября`. */
const namesIn = (language: string): [name: string, month: number][] =>
  Array.from({ length: 12 }, (_, month) =>
    ([{ month: 'long' }, { month: 'long', day: 'numeric' }] as const).map((style): [string, number] => [
      nameIn(language, month, style),
      month + 1,
    ]),
  ).flat();

let names: readonly (readonly [name: string, month: number])[] | null = null;

const shortest = 3;

/** The month that a word names in English, Russian or Italian, in full or cut off: `November`, `ноя`, `нояб.`, `set`; null: none. */
export const monthOf = (word: string): number | null => {
  names ??= ['en', 'ru', 'it'].flatMap(namesIn);
  const start = word.toLowerCase().replace(/\.$/, '');
  if (start.length < shortest) return null;
  return names.find(([name]) => name.startsWith(start))?.[1] ?? null;
};
