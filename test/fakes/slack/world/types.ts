import type { JsonObject } from '../json.ts';
import type { App } from './app.ts';

export interface User {
  readonly id: string;
  /** The short name, as in `@anna`. */
  name: string;
  realName: string;
  email: string;
  /** Such as `ru-RU`. */
  locale: string;
  /** An IANA zone. */
  zone: string;
  deactivated: boolean;
  readonly isBot: boolean;
  isAdmin: boolean;
}

export type ConversationKind = 'public' | 'private' | 'im' | 'mpim';

export interface Message {
  readonly ts: string;
  readonly user: string;
  /** Posted by the app. */
  readonly byApp: boolean;
  text: string;
  blocks: readonly JsonObject[];
  attachments: readonly JsonObject[];
  metadata: JsonObject | undefined;
  threadTs: string | undefined;
  readonly broadcast: boolean;
  /** When an edit shows: the platform hides it where blocks were replaced. */
  edited: string | undefined;
  files: readonly string[];
  readonly reactions: Map<string, Set<string>>;
  /** Ephemeral: only this person sees it, and no method finds it. */
  readonly onlyFor: string | undefined;
  subtype: string | undefined;
}

export interface Conversation {
  readonly id: string;
  readonly kind: ConversationKind;
  name: string;
  topic: string;
  purpose: string;
  archived: boolean;
  readonly created: number;
  readonly creator: string;
  readonly members: Set<string>;
  /** By time stamp, oldest first. */
  readonly messages: Map<string, Message>;
  /** The time stamps of a message's replies, oldest first. */
  readonly replies: Map<string, string[]>;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  title: string;
  readonly altText: string | undefined;
  readonly owner: string;
  readonly size: number;
  readonly created: number;
  content: Buffer | undefined;
  deleted: boolean;
  /** It lies with somebody else: its address there. */
  readonly external?: string | undefined;
  /** Events do not say what it is: the app has to ask for it. */
  readonly hidden?: boolean;
  /** Where its address on this server leads instead. */
  readonly leadsTo?: string | undefined;
  /** When the platform has looked through it. */
  readyAt: number;
  readonly sharedIn: Set<string>;
}

export interface View {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly userId: string;
  readonly rootId: string;
  readonly previousId: string | undefined;
  body: JsonObject;
  hash: string;
  /** What the person has put in, by block and action. */
  values: Map<string, Map<string, JsonObject>>;
  /** What the app said is wrong with it, by block. */
  errors: Readonly<Record<string, string>>;
}

/** Lets the app open a view within a short time, once. */
interface Trigger {
  readonly userId: string;
  readonly expires: number;
  used: boolean;
}

/** Lets the app say something where an interaction took place. */
export interface ResponseUrl {
  readonly userId: string;
  readonly conversation: string;
  /** The message that the interaction came from. */
  readonly messageTs: string | undefined;
  readonly expires: number;
  uses: number;
}

interface Scheduled {
  readonly id: string;
  readonly conversation: string;
  readonly postAt: number;
  readonly message: Pick<Message, 'text' | 'blocks' | 'attachments' | 'metadata' | 'threadTs'>;
  readonly timer: NodeJS.Timeout;
}

/** One workspace with one app in it. */
export interface World {
  readonly team: { readonly id: string; readonly domain: string; readonly name: string };
  readonly app: App;
  readonly users: Map<string, User>;
  readonly conversations: Map<string, Conversation>;
  /** The direct messages of the same people, by their sorted ids. */
  readonly direct: Map<string, Conversation>;
  readonly files: Map<string, StoredFile>;
  readonly views: Map<string, View>;
  /** Each person's modals, the topmost last. */
  readonly modals: Map<string, string[]>;
  /** Each person's Home tab. */
  readonly homes: Map<string, string>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  readonly scheduled: Map<string, Scheduled>;
  /** What the app set for its agent conversations: status, title, prompts, by conversation and thread. */
  readonly agentThreads: Map<string, JsonObject>;
  /** Where this server is reached, for the addresses it gives out. */
  origin: string;
  /** The next name of a kind, such as `U0000000001`. */
  nextId(prefix: string): string;
}
