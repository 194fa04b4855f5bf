import type { Formatted } from '../text/entity.ts';
import type { Button, Markup } from '../text/keyboard.ts';

export interface User {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly language_code?: string;
}

/** What a bot that is an administrator may do. Only what the fake looks at. */
export interface Rights {
  readonly can_manage_topics: boolean;
  readonly can_delete_messages: boolean;
  readonly can_pin_messages: boolean;
}

export type Standing = 'member' | 'administrator' | 'left' | 'kicked';

export interface Topic {
  readonly id: number;
  name: string;
  readonly icon_color: number;
  readonly by: number;
  closed: boolean;
}

interface ChatBase {
  readonly id: number;
  /** In the order of their ids. */
  readonly messages: Map<number, Message>;
}

export interface PrivateChat extends ChatBase {
  readonly type: 'private';
  readonly person: User;
  /** A bot cannot write before the person did. */
  started: boolean;
  blocked: boolean;
  deactivated: boolean;
}

export interface Group extends ChatBase {
  readonly type: 'group' | 'supergroup';
  readonly title: string;
  readonly forum: boolean;
  readonly members: Set<number>;
  readonly topics: Map<number, Topic>;
  bot: Standing;
  rights: Rights;
  /** Members may not write here. Administrators may. */
  muted: boolean;
  /** Whether of all bots ours spoke last: then commands without a name are for it. */
  botSpokeLast: boolean;
  upgradedTo: number | undefined;
  lastMessageId: number;
}

export type Chat = PrivateChat | Group;

export type MediaKind = 'photo' | 'document' | 'voice';

export interface StoredFile {
  readonly id: string;
  readonly uniqueId: string;
  readonly kind: MediaKind;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** Of pictures, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Of voices, in seconds. */
  readonly duration: number;
  /** Empty for a file of which only the size is of interest. */
  readonly content: Buffer;
}

export interface Message {
  readonly id: number;
  readonly chat: Chat;
  readonly from: User;
  /** Unix seconds. */
  date: number;
  editDate: number | undefined;
  readonly thread: number | undefined;
  readonly replyTo: number | undefined;
  text: Formatted | undefined;
  caption: Formatted | undefined;
  media: StoredFile | undefined;
  /** Names what was sent together with it. */
  readonly album: string | undefined;
  buttons: readonly (readonly Button[])[] | undefined;
  /** A keyboard below the chat, its removal, or a forced reply. */
  readonly below: Markup | undefined;
  /** What happened, for messages that nobody wrote, as the platform names it. */
  readonly service: Readonly<Record<string, unknown>> | undefined;
  readonly silent: boolean;
  readonly protected: boolean;
  pinned: boolean;
  reaction: string | undefined;
}

/** A button was pressed; the platform waits for an answer. */
export interface Press {
  readonly id: string;
  readonly user: User;
  readonly chatId: number;
  readonly messageId: number;
  readonly data: string;
  /** Milliseconds. */
  readonly at: number;
  answer: { readonly text: string; readonly alert: boolean; readonly url: string } | undefined;
}
