import { Prisma } from '../../generated/prisma/client.ts';

/** Names of tables and columns in SQL. They come from the kinds in this room, never from a file. */
export const ident = (name: string): Prisma.Sql => Prisma.raw(`"${name}"`);

export const idents = (names: readonly string[], prefix = ''): Prisma.Sql =>
  Prisma.raw(names.map((name) => `${prefix}"${name}"`).join(', '));
