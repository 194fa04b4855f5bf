let serial = 0;

/** A number that no other row of this test file bears. */
export const next = (): number => ++serial;

/** What Prisma wants for a `date` column: `day('2026-11-21')`. */
export const day = (iso: string): Date => new Date(`${iso}T00:00:00Z`);

/** What a test may say of a row: any of its columns, and `Own`, the shorthands of its factory, in place of Prisma's nested writes. */
export type Over<Input, Own extends object = object> = Partial<Omit<Input, keyof Own>> & Own;
