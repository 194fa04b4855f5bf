import type { Card } from '../../core/cards/card.ts';
import type { Form } from '../../core/forms/form.ts';

/** What the HTTP API says, as the page and other clients read it (docs/console-api.md). */

/** The name of everybody's chat with the assistant; other channels go by their department's key. */
export const directChannel = 'direct';

/** Bytes: larger files are not taken. */
export const largestFile = 20 * 2 ** 20;

export interface WirePerson {
  /** The handle by which they speak. */
  readonly as: string;
  readonly name: string;
  readonly role: string;
  readonly language: 'en' | 'ru' | 'it';
  /** IANA zone. */
  readonly zone: string;
}

export interface WireFile {
  readonly kind: 'picture' | 'document';
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** What a picture shows, in words. */
  readonly alt: string | null;
}

export interface WireMessage {
  readonly id: number;
  /** Grows with every change: of two versions of a message, the greater is the newer. */
  readonly revision: number;
  readonly channel: string;
  /** ISO instants. */
  readonly at: string;
  readonly editedAt: string | null;
  /** Null: the assistant. */
  readonly author: { readonly as: string; readonly name: string } | null;
  /** It stands in a channel, and only the reader sees it. */
  readonly onlyYou: boolean;
  /** The words: of a card, its fallback text. */
  readonly text: string;
  readonly card: Card | null;
  readonly file: WireFile | null;
}

export interface WireChannel {
  readonly channel: string;
  /** The department's name; null for the direct chat. */
  readonly name: string | null;
  /** The newest message there that the reader sees; 0 when there is none. */
  readonly lastId: number;
}

export interface WireCommand {
  readonly name: string;
  readonly summary: string;
}

/** The demo is gone, and with it whoever was spoken as. */
export interface WireBegun {
  /** As whom one goes on. */
  readonly as: string;
  /** What the console asks for from now on, said this once; null: as before. */
  readonly secret: string | null;
}

export interface WireAnswer {
  readonly outcome: 'ok' | 'refused' | 'not-found';
  readonly replies: readonly WireMessage[];
  readonly form?: Form;
  /** One's own company has begun; the replies are for whoever goes on. */
  readonly begun?: WireBegun;
}

export interface WirePage {
  readonly messages: readonly WireMessage[];
  /** Where the next page begins, in the direction that was asked for; null: there is no more. */
  readonly next: number | null;
}

export interface WireClock {
  /** ISO instant: the time as people see it. In the demo it may be ahead of the real one. */
  readonly now: string;
  /** Whether it can be moved: in the demo company, where one process does all the work. */
  readonly movable: boolean;
  /** ISO instant; null while it is not being moved. */
  readonly movingTo: string | null;
}

export interface WireAdminPage {
  /** `admin:NAME` is the action that shows it. */
  readonly name: string;
  readonly title: string;
}

export interface WireAdminAnswer {
  readonly outcome: 'ok' | 'refused' | 'not-found';
  readonly card: Card;
  /** Whether it stands in place of what was pressed; else it answers it. */
  readonly replaces: boolean;
  readonly form?: Form;
  readonly begun?: WireBegun;
}

export interface WireError {
  /** `field`: of a form, the one that is to blame. */
  readonly error: { readonly code: string; readonly message: string; readonly field?: string };
}
