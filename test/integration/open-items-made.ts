import type { Db } from '../../src/core/db.ts';

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

const itemsIn = async (db: Db) => {
  const items = await db.openItem.findMany({ orderBy: { id: 'asc' }, include: { legalEntity: true } });
  return items.map((item) => ({
    debtor: item.legalEntity.name,
    kind: item.kind,
    document: item.document,
    contract: item.contract,
    number: item.number,
    issued: day(item.issuedOn),
    due: day(item.dueOn),
    basis: item.dueBasis,
    open: item.open.toFixed(2),
    overdue: item.statedOverdue?.toFixed(2) ?? null,
    heldBy: item.heldBy,
  }));
};

/** What lists of open items made in a database, in the order of their lines. */
export const madeOf = (db: Db) => {
  const itemsOf = () => itemsIn(db);
  const only = async (...fields: (keyof Awaited<ReturnType<typeof itemsIn>>[number])[]) =>
    (await itemsOf()).map((item) => fields.map((field) => item[field]));
  return { itemsOf, only };
};

/** An Italian schedule under its title. */
export const italian = (headers: string, ...rows: readonly string[]) => ({
  'scadenzario.csv': `Partite aperte al 20/11/2026${';'.repeat(headers.split(';').length - 1)}\n${headers}\n${rows.join('\n')}\n`,
});
