import type { CalendarSkipReason } from '../../core/meetings/calendar.ts';

/** Something in a calendar cannot be read; the rest can. */
export class Refused extends Error {
  override name = 'Refused';

  constructor(readonly reason: CalendarSkipReason) {
    super(reason);
  }
}
