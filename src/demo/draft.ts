import type { Prisma } from '../generated/prisma/client.ts';

/** A table's rows as the demo writes them: with ids of their own, so that they can point at each other before anything is written. */
export interface Rows {
  organisation: Prisma.OrganisationCreateManyInput;
  seller: Numbered<Prisma.SellerCreateManyInput>;
  fxRate: Prisma.FxRateCreateManyInput;
  person: Numbered<Prisma.PersonCreateManyInput>;
  department: Numbered<Prisma.DepartmentCreateManyInput>;
  departmentMember: Prisma.DepartmentMemberCreateManyInput;
  product: Numbered<Prisma.ProductCreateManyInput>;
  account: Numbered<Prisma.AccountCreateManyInput>;
  accountCriterion: Prisma.AccountCriterionCreateManyInput;
  assignment: Numbered<Prisma.AssignmentCreateManyInput>;
  legalEntity: Numbered<Prisma.LegalEntityCreateManyInput>;
  contact: Numbered<Prisma.ContactCreateManyInput>;
  contract: Numbered<Prisma.ContractCreateManyInput>;
  goal: Numbered<Prisma.GoalCreateManyInput>;
  competitorNote: Numbered<Prisma.CompetitorNoteCreateManyInput>;
  salesOrder: Numbered<Prisma.SalesOrderCreateManyInput>;
  orderLine: Numbered<Prisma.OrderLineCreateManyInput>;
  goodsReturn: Numbered<Prisma.GoodsReturnCreateManyInput>;
  invoice: Numbered<Prisma.InvoiceCreateManyInput>;
  payment: Numbered<Prisma.PaymentCreateManyInput>;
  paymentAllocation: Prisma.PaymentAllocationCreateManyInput;
  dispute: Numbered<Prisma.DisputeCreateManyInput>;
  meeting: Numbered<Prisma.MeetingCreateManyInput>;
  meetingAttendee: Numbered<Prisma.MeetingAttendeeCreateManyInput>;
  visit: Numbered<Prisma.VisitCreateManyInput>;
  visitContact: Prisma.VisitContactCreateManyInput;
  commitment: Numbered<Prisma.CommitmentCreateManyInput>;
  importBatch: Numbered<Prisma.ImportBatchCreateManyInput>;
  importFile: Numbered<Prisma.ImportFileCreateManyInput>;
}

type Numbered<Row> = Row & { id: number };

export type Table = keyof Rows;

/** Tables whose ids come from a sequence. */
export type NumberedTable = { [T in Table]: Rows[T] extends { id: number } ? T : never }[Table];

/** Every table of the demo, in an order in which each row finds those it points at. */
const emptyTables = (): { [T in Table]: Rows[T][] } => ({
  organisation: [],
  seller: [],
  fxRate: [],
  person: [],
  department: [],
  departmentMember: [],
  product: [],
  account: [],
  accountCriterion: [],
  assignment: [],
  legalEntity: [],
  contact: [],
  contract: [],
  goal: [],
  competitorNote: [],
  salesOrder: [],
  orderLine: [],
  goodsReturn: [],
  invoice: [],
  payment: [],
  paymentAllocation: [],
  dispute: [],
  meeting: [],
  meetingAttendee: [],
  visit: [],
  visitContact: [],
  commitment: [],
  importBatch: [],
  importFile: [],
});

/** A company in the making. */
export const newDraft = () => {
  const tables = emptyTables();
  return {
    tables,
    /** Adds a row. */
    add: <T extends Table>(table: T, row: Rows[T]): void => {
      tables[table].push(row);
    },
    /** The id that the next row of a table is to bear. */
    nextId: (table: NumberedTable): number => tables[table].length + 1,
  };
};

export type Draft = ReturnType<typeof newDraft>;
