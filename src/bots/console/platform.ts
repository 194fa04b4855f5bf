import type { Clock } from '../../core/clock.ts';
import { type Db, retryWhileAway } from '../../core/db.ts';
import type { Platform } from '../platform.ts';
import { type Markup, markup } from './html.ts';
import type { Place } from './places.ts';
import { renderCard } from './render.ts';
import { rewrite, write } from './store.ts';

/** Where the console shows a message: a place, and in a channel perhaps to one person only. */
export interface ConsoleAddress {
  readonly place: Place;
  readonly onlyFor: number | null;
}

/** A page scrolls, so the limits are those of good taste and of what the other platforms carry. */
const limits = { text: 40_000, buttonsPerRow: 4, buttons: 25, actionBytes: 64 } as const;

/** The console as a platform: its messages are rows, and a message's name is its id. */
export const consolePlatform = ({
  db,
  clock,
}: {
  readonly db: Db;
  readonly clock: Clock;
}): Platform<ConsoleAddress, number, Markup> => ({
  name: 'console',
  limits,
  render: (card) => renderCard(markup, card),
  send: ({ place, onlyFor }, card, key) =>
    retryWhileAway(() => write(db, clock.now(), { place, onlyFor, said: { card }, key })),
  edit: async (id, card) => {
    await retryWhileAway(() => rewrite(db, clock.now(), id, card));
  },
});
