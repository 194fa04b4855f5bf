import type {
  AccountStatus,
  CommitmentKind,
  CommitmentStatus,
  ContactRole,
  Criterion,
  GoalSide,
  Language,
  RelationshipStage,
  ReturnKind,
  Tier,
  VisitKind,
} from '../generated/prisma/enums.ts';
import type { Handle } from './people.ts';
import type { Category } from './products.ts';

/**
 * What is told of a client of the demo company; the rest is worked out from it.
 * Days count from today: `-74` is 74 days ago, `6` in six days. Money is in the client's currency, net of VAT. A contact is meant by its
 * place in `contacts`.
 */
export interface Client {
  readonly key: string;
  readonly name: string;
  readonly owner: Handle;
  readonly deputy?: Handle;
  readonly team?: readonly Handle[];
  readonly industry: string;
  readonly country: string;
  readonly city: string;
  readonly language: Language;
  readonly about: string;
  readonly employees: number;
  readonly tier: Tier;
  readonly status?: AccountStatus;
  readonly reason?: string;
  readonly criteria?: Partial<Record<Criterion, string>>;
  /** For how many months they have been a client, and the owner has looked after them. */
  readonly months: { readonly client: number; readonly owned: number };
  readonly cadenceDays?: number;
  readonly wallet?: number;
  readonly currency: 'EUR' | 'RUB' | 'GBP' | 'USD';
  readonly limit: number;
  readonly termDays: number;
  readonly trade: Trade;
  readonly pays: PaymentHabit;
  readonly returns?: readonly ReturnStory[];
  readonly entities: readonly EntityProfile[];
  readonly contacts: readonly ContactProfile[];
  readonly contracts?: readonly ContractProfile[];
  readonly agenda?: readonly AgendaItem[];
  readonly visits?: readonly VisitProfile[];
  readonly promises?: readonly PromiseProfile[];
  readonly goals?: readonly { side: GoalSide; text: string; progress: number; weight: number; due: number }[];
  readonly rivals?: readonly { competitor: string; note: string; day: number; heardFrom?: string }[];
}

interface Trade {
  /** Shipped in the last 365 days, and how that compares with the 365 before: 0.08 is 8 % more. */
  readonly yearly: number;
  readonly growth: number;
  /** Usual days between orders (a fraction makes 12 and 13 days alternate), and how far a gap strays from it. */
  readonly every: number;
  readonly spread: number;
  /** How many days ago the latest orders came, newest first, where a story hangs on them; the rhythm goes on before. */
  readonly recent: readonly number[];
  /** Off the list price, 0 … 1. */
  readonly discount: number;
  /** The first is in every order. */
  readonly buys: readonly Purchase[];
}

export interface Purchase {
  readonly category: Category;
  /** In every n-th order. */
  readonly nth: number;
  /** Weight in the value of an order that has it. */
  readonly weight: number;
  /** The day it was last bought: silent since then. */
  readonly last?: number;
}

interface PaymentHabit {
  /** Usual days after the due date (negative: early), and how far a payment strays from it. */
  readonly late: number;
  readonly spread: number;
  readonly stuck?: readonly StuckInvoice[];
  /** A payment of yesterday for goods not yet invoiced. */
  readonly advance?: number;
  /** Promises to pay that are history: how many were kept and broken. */
  readonly promises?: { readonly kept: number; readonly broken: number };
}

/** An invoice that was due on `due` and of which `left` (0 … 1) is still open. */
export interface StuckInvoice {
  readonly due: number;
  readonly left: number;
  readonly dispute?: { readonly reason: string; readonly opened: number };
  /** They promised to pay what is open. */
  readonly promised?: { readonly made: number; readonly due: number };
}

interface ReturnStory {
  readonly day: number;
  readonly amount: number;
  readonly kind: ReturnKind;
  readonly category: Category;
  readonly reason: string;
  /** The day it was settled; absent: not yet. With `credit`, by a credit note. */
  readonly settled?: number;
  readonly credit?: true;
}

interface EntityProfile {
  readonly name: string;
  /** Without check digits. */
  readonly tax: string;
  readonly country?: string;
  readonly city: string;
  readonly address: string;
}

interface ContactProfile {
  readonly name: string;
  readonly position: string;
  readonly role?: ContactRole;
  readonly influence: number;
  readonly attitude: number;
  readonly stage: RelationshipStage;
  readonly prefers?: string;
  readonly reportsTo?: number;
}

interface ContractProfile {
  readonly number: string;
  readonly title: string;
  readonly starts: number;
  readonly ends: number;
  readonly noticeDays: number;
  readonly autoRenews?: true;
  readonly amount?: number;
}

/** A meeting to come: on `day` at the owner's local time `at`, or as soon after as a working day has room. */
export interface AgendaItem {
  readonly day: number;
  readonly at: string;
  readonly minutes: number;
  readonly title: string;
  readonly where: string;
  readonly travelMinutes?: number;
  readonly with: readonly number[];
}

interface VisitProfile {
  readonly day: number;
  readonly kind: VisitKind;
  readonly with: readonly number[];
  readonly summary: string;
  readonly next?: { readonly text: string; readonly day: number };
}

interface PromiseProfile {
  readonly by: 'us' | 'them';
  readonly kind: CommitmentKind;
  readonly text: string;
  readonly made: number;
  readonly due: number;
  /** How and when it ended; absent: open. */
  readonly end?: { readonly status: Exclude<CommitmentStatus, 'open'>; readonly day: number };
  readonly contact?: number;
}
