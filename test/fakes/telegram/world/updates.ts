/** The kinds of updates that the fake makes. */
type UpdateType = 'message' | 'edited_message' | 'callback_query' | 'my_chat_member' | 'chat_member';

export interface Update {
  readonly update_id: number;
  readonly [type: string]: unknown;
}

export interface Queued {
  readonly update: Update;
  readonly type: UpdateType;
  /** Of updates of one order a webhook gets the next only after it took the one before. */
  readonly order: string;
  /** Was delivered before, and comes again although it was confirmed. */
  readonly again?: true;
}

export interface Updates {
  /** Queues what happened, if the bot wants to hear of it. Returns its id, or null. */
  push(type: UpdateType, content: Readonly<Record<string, unknown>>, order: string): number | null;
  /** Queues an update that was already delivered once more, whatever has been confirmed. */
  again(updateId: number, times: number): void;
  waiting(): readonly Queued[];
  /** Takes out what a webhook took, or the platform gave up. */
  remove(queued: Queued): void;
  /** Forgets all below an id: that is how polling confirms. */
  confirm(offset: number): void;
  clear(): void;
  /** Empty means: all but the kinds that must be asked for. */
  allow(types: readonly string[]): void;
  allowed(): readonly string[];
  /** Holds back what happens, until it is let go: updates then come late. */
  hold(on: boolean): void;
  held(): boolean;
  /** Called whenever something waits. Returns how to stop it. */
  listen(listener: () => void): () => void;
  last(): number;
}

/** These come only to who asks for them. */
const onRequest = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

/** So many delivered updates can be delivered again. */
const remembered = 1000;

export const createUpdates = (): Updates => {
  let queue: Queued[] = [];
  let recent: Queued[] = [];
  let next = 520_000_001;
  let wanted: readonly string[] = [];
  let holding = false;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    if (!holding) for (const listener of [...listeners]) listener();
  };

  return {
    push: (type, content, order) => {
      if (wanted.length > 0 ? !wanted.includes(type) : onRequest.has(type)) return null;
      const queued: Queued = { update: { update_id: next, [type]: content }, type, order };
      next += 1;
      queue.push(queued);
      recent.push(queued);
      if (recent.length >= remembered * 2) recent = recent.slice(-remembered);
      tell();
      return queued.update.update_id;
    },
    again: (updateId, times) => {
      const delivered = recent.find(({ update }) => update.update_id === updateId);
      if (!delivered) throw new Error(`there is no update ${updateId}`);
      queue.unshift(...Array.from({ length: times }, (): Queued => ({ ...delivered, again: true })));
      tell();
    },
    waiting: () => (holding ? [] : queue),
    remove: (queued) => {
      const at = queue.indexOf(queued);
      if (at >= 0) queue.splice(at, 1);
    },
    confirm: (offset) => {
      const isOpen = ({ update, again }: Queued): boolean => again === true || update.update_id >= offset;
      if (!queue.every(isOpen)) queue = queue.filter(isOpen);
    },
    clear: () => {
      queue = [];
    },
    allow: (types) => {
      wanted = types;
    },
    allowed: () => wanted,
    hold: (on) => {
      holding = on;
      tell();
    },
    held: () => holding,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    last: () => next - 1,
  };
};
