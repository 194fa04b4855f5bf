import type { WireCommand } from '../wire.ts';

/** The commands that a half-typed line may become: while only its first word is there, and begins with a slash. Pure. */
export const completions = (line: string, commands: readonly WireCommand[]): WireCommand[] => {
  const begun = /^\/(?<name>\S*)$/u.exec(line)?.groups?.name?.toLowerCase();
  if (begun === undefined) return [];
  const fitting = commands.filter(({ name }) => name.startsWith(begun));
  return fitting.length === 1 && fitting[0]?.name === begun ? [] : fitting;
};
