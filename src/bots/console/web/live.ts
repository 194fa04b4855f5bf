import type { WireMessage } from '../wire.ts';

/** What a live page is told. */
export interface LiveHandlers {
  message(message: WireMessage): void;
  /** Connected; whatever was missed since the last connection has been told. */
  connected(): void;
  /** How far something has come that is waited for. */
  progress(line: string): void;
  /** What was told before no longer holds. */
  anew(): void;
  lost(): void;
  /** There is somebody who answers, and does not let us listen: who we speak as may be nobody here any more. */
  turnedAway(): void;
}

const reopenMs = 2_000;

/** Listens to what a person sees being written. A browser connects again by itself unless it was turned away; then we do. */
export const listen = (as: string, handlers: LiveHandlers): (() => void) => {
  let source: EventSource;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let cut = true;
  const open = (): void => {
    source = new EventSource(`/api/console/events?${new URLSearchParams({ as })}`);
    source.addEventListener('message', ({ data }: MessageEvent<string>) => handlers.message(JSON.parse(data)));
    source.addEventListener('ready', () => {
      if (cut) handlers.connected();
      cut = false;
    });
    source.addEventListener('progress', ({ data }: MessageEvent<string>) => handlers.progress(JSON.parse(data).line));
    source.addEventListener('anew', handlers.anew);
    source.addEventListener('error', () => {
      cut = true;
      handlers.lost();
      if (source.readyState !== EventSource.CLOSED) return;
      handlers.turnedAway();
      reopening = setTimeout(open, reopenMs);
    });
  };
  open();
  return () => {
    clearTimeout(reopening);
    source.close();
  };
};
