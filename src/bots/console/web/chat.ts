import type { WireMessage, WirePage } from '../wire.ts';

/** A line on its way: shown at once, until the server's own message takes its place. */
export interface Outgoing {
  readonly requestId: string;
  readonly text: string;
  /** Why it was not sent; undefined while it is on its way. */
  readonly problem?: string;
}

/** One channel as one person sees it. */
export interface Chat {
  /** In the order of time. */
  readonly messages: readonly WireMessage[];
  /** Where earlier messages go on; null when all are here. */
  readonly earlier: number | null;
  readonly outgoing: readonly Outgoing[];
  /** Requests whose answers are awaited. */
  readonly awaited: readonly string[];
  readonly loaded: boolean;
}

export type ChatEvent =
  | { readonly type: 'opened' }
  | { readonly type: 'loaded'; readonly page: WirePage }
  | { readonly type: 'earlier'; readonly page: WirePage }
  | { readonly type: 'heard'; readonly messages: readonly WireMessage[]; readonly me: string }
  | { readonly type: 'sending'; readonly line: Outgoing }
  | { readonly type: 'sent'; readonly requestId: string }
  | { readonly type: 'not-sent'; readonly requestId: string; readonly problem: string };

export const emptyChat: Chat = { messages: [], earlier: null, outgoing: [], awaited: [], loaded: false };

/** Adds messages: each once, in its newest version, in the order of time. */
const merge = (known: readonly WireMessage[], news: readonly WireMessage[]): WireMessage[] => {
  const byId = new Map(known.map((message) => [message.id, message]));
  for (const message of news) {
    const before = byId.get(message.id);
    if (!before || before.revision < message.revision) byId.set(message.id, message);
  }
  return [...byId.values()].sort((a, b) => a.id - b.id);
};

/** Without the lines on their way that have now been heard: for each of my messages, the oldest line that says the same. */
const withoutHeard = (outgoing: readonly Outgoing[], news: readonly WireMessage[], me: string): Outgoing[] => {
  const left = [...outgoing];
  for (const { author, text } of news) {
    const at = author?.as === me ? left.findIndex((line) => line.text === text) : -1;
    if (at >= 0) left.splice(at, 1);
  }
  return left;
};

/** What becomes of a chat when something happens in it. Pure. */
export const chatAfter = (chat: Chat, event: ChatEvent): Chat => {
  switch (event.type) {
    case 'opened':
      return emptyChat;
    case 'loaded':
      return { ...chat, messages: merge(chat.messages, event.page.messages), earlier: event.page.next, loaded: true };
    case 'earlier':
      return { ...chat, messages: merge(chat.messages, event.page.messages), earlier: event.page.next };
    case 'heard': {
      const known = new Set(chat.messages.map(({ id }) => id));
      const fresh = event.messages.filter(({ id }) => !known.has(id));
      return {
        ...chat,
        messages: merge(chat.messages, event.messages),
        outgoing: withoutHeard(chat.outgoing, fresh, event.me),
      };
    }
    case 'sending':
      return {
        ...chat,
        outgoing: [...chat.outgoing.filter(({ requestId }) => requestId !== event.line.requestId), event.line],
        awaited: [...chat.awaited, event.line.requestId],
      };
    case 'sent':
      return {
        ...chat,
        outgoing: chat.outgoing.filter(({ requestId }) => requestId !== event.requestId),
        awaited: chat.awaited.filter((id) => id !== event.requestId),
      };
    case 'not-sent':
      return {
        ...chat,
        outgoing: chat.outgoing.map((line) =>
          line.requestId === event.requestId ? { ...line, problem: event.problem } : line,
        ),
        awaited: chat.awaited.filter((id) => id !== event.requestId),
      };
  }
};
