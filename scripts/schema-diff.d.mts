/**
 * The SQL that takes one Prisma schema (its text; null: an empty database) to another; empty when nothing differs.
 * The engine wants a reachable PostgreSQL at `url`, but compares text with text and writes nothing there.
 */
export const schemaDiff: (url: string, from: string | null, to: string) => Promise<string>;
