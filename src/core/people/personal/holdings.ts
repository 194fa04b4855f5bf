/**
 * Where the house keeps something of a person: every column that refers to one, what of its rows they are given when they ask, and what becomes
 * of it when they are erased. The tests walk the schema: a new column that is not here fails them (docs/privacy.md).
 */
interface Holding {
  /** The columns that refer to a person. */
  readonly columns: readonly string[];
  /** What they are given: the rows, without some columns or with only these. Else why not. */
  readonly given: { readonly without?: readonly string[]; readonly only?: readonly string[] } | string;
  /** Whether erasing them deletes the rows. Else why they stay, and in what they are changed. */
  readonly erased: 'goes' | { readonly stays: string };
}

const company = { stays: 'what was done with a client is the company’s, under a name that tells nobody' };

const holdings = {
  chat_identity: { columns: ['person_id'], given: {}, erased: 'goes' },
  link_token: { columns: ['person_id'], given: { without: ['hash'] }, erased: 'goes' },
  calendar: { columns: ['person_id'], given: { without: ['sealed', 'version'] }, erased: 'goes' },
  calendar_series: { columns: ['person_id'], given: {}, erased: 'goes' },
  travel_time: { columns: ['person_id'], given: {}, erased: 'goes' },
  received_file: { columns: ['person_id'], given: { without: ['file_id', 'unique_id'] }, erased: 'goes' },
  import_upload: { columns: ['person_id'], given: { without: ['bytes', 'key'] }, erased: 'goes' },
  import_trial: { columns: ['person_id'], given: { without: ['key', 'report'] }, erased: 'goes' },
  api_token: { columns: ['person_id'], given: { without: ['hash'] }, erased: 'goes' },
  snooze: { columns: ['person_id'], given: {}, erased: 'goes' },
  vote: { columns: ['person_id'], given: {}, erased: 'goes' },
  console_message: {
    columns: ['chat_person_id', 'only_for_id', 'author_id'],
    given: { without: ['card', 'revision'] },
    erased: 'goes',
  },
  owner_name: { columns: ['person_id'], given: {}, erased: 'goes' },
  department_member: { columns: ['person_id'], given: {}, erased: 'goes' },
  mailbox: {
    columns: ['person_id'],
    given: 'it says only that a worker is at work on it; what went through it is given',
    erased: { stays: 'what went through it is emptied, and stays as the fact that something was sent' },
  },
  person: {
    columns: ['manager_id'],
    given: { only: ['id', 'handle', 'name'] },
    erased: { stays: 'who reported to them is another person’s' },
  },
  assignment: { columns: ['person_id'], given: {}, erased: company },
  meeting: {
    columns: ['person_id'],
    given: {},
    erased: { stays: 'meetings with clients are the company’s; those without a client go' },
  },
  meeting_attendee: { columns: ['person_id'], given: {}, erased: company },
  visit: { columns: ['person_id'], given: {}, erased: company },
  commitment: { columns: ['person_id'], given: {}, erased: company },
  sales_order: {
    columns: ['seller_person_id'],
    given: { only: ['id', 'number', 'ordered_on', 'account_id'] },
    erased: company,
  },
  // The rest is other people's.
  contact: { columns: ['held_by_id'], given: { only: ['id', 'name', 'account_id'] }, erased: company },
  competitor_note: { columns: ['person_id'], given: {}, erased: company },
  contract: {
    columns: ['closed_by_id'],
    given: { only: ['id', 'number', 'account_id', 'closed_at', 'closed_reason'] },
    erased: company,
  },
  key_date: { columns: ['noted_by_id'], given: {}, erased: company },
  import_batch: { columns: ['person_id'], given: {}, erased: { stays: 'where the company’s data came from' } },
  erased_mark: {
    columns: ['person_id'],
    given: 'there is none before somebody is erased, and nobody to be given it after',
    erased: { stays: 'so that an import does not bring them back; it tells nobody who they were' },
  },
} as const satisfies Record<string, Holding>;

/** Every table with a column that refers to a person. */
export type HoldingTable = keyof typeof holdings;

const isTable = (name: string): name is HoldingTable => name in holdings;

export const holdingTables: readonly HoldingTable[] = Object.keys(holdings).filter(isTable);

export const holdingOf = (table: HoldingTable): Holding => holdings[table];
