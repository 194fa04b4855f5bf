/** One VEVENT: its own lines, unfolded, of the properties that matter. */
export interface EventBlock {
  readonly lines: readonly string[];
  readonly whole: boolean;
}

/** One VCALENDAR. */
export interface CalendarBlock {
  readonly events: EventBlock[];
  /** Each VTIMEZONE: all its lines, unfolded. */
  readonly zones: (readonly string[])[];
  /** METHOD:CANCEL, say; upper case. */
  method: string;
  whole: boolean;
}

const kept =
  /^(UID|DTSTART|DTEND|DURATION|RRULE|EXRULE|RDATE|EXDATE|RECURRENCE-ID|SEQUENCE|DTSTAMP|STATUS|CLASS|TRANSP|SUMMARY|LOCATION|ORGANIZER|ATTENDEE)[;:]/i;

/** Content lines, unfolded, without empty ones. Line ends of all systems, mixed too. */
const unfolded = function* (text: string): Generator<string> {
  let parts: string[] = [];
  const end = /\r\n|\n|\r/g;
  for (let at = 0; at <= text.length; ) {
    const found = end.exec(text);
    const line = text.slice(at, found?.index ?? text.length);
    at = found ? end.lastIndex : text.length + 1;
    if (/^[ \t]/.test(line) && parts.length > 0) {
      parts.push(line.slice(1));
    } else if (line.trim() !== '') {
      if (parts.length > 0) yield parts.join('');
      parts = [line];
    }
  }
  if (parts.length > 0) yield parts.join('');
};

/**
 * Takes a file apart into its calendars, so that each event is read on its own: what is wrong with one does not touch the others, and what nobody
 * asks for (descriptions, alarms, attachments) is never parsed. Yields after each line, for whoever wants to pause; adds to `calendars`.
 */
export const split = function* (text: string, calendars: CalendarBlock[]): Generator<void> {
  let calendar: CalendarBlock | undefined;
  // The components that are open within the calendar, outermost first.
  let open: string[] = [];
  let lines: string[] = [];
  const close = (whole: boolean): void => {
    if (open[0] === 'VEVENT') calendar?.events.push({ lines, whole });
    else if (open[0] === 'VTIMEZONE' && whole) calendar?.zones.push(lines);
    open = [];
    lines = [];
  };
  for (const line of unfolded(text)) {
    yield;
    const [, edge = '', rawName = ''] = /^(BEGIN|END):\s*([\w-]+)\s*$/i.exec(line) ?? [];
    const name = rawName.toUpperCase();
    const begins = edge.toUpperCase() === 'BEGIN';
    if (name === 'VCALENDAR') {
      if (open.length > 0) close(false);
      if (calendar && !begins) calendar.whole = true;
      calendar = begins ? { events: [], zones: [], method: '', whole: false } : undefined;
      if (calendar) calendars.push(calendar);
    } else if (!calendar) {
    } else if (begins && name === 'VEVENT') {
      // An event within an event: the end of the first is missing.
      if (open.length > 0) close(false);
      open = [name];
    } else if (begins) {
      open.push(name);
      if (open[0] === 'VTIMEZONE') lines.push(line);
    } else if (edge) {
      if (open[0] === 'VTIMEZONE') lines.push(line);
      if (name === open[0]) close(true);
      else if (open.includes(name)) open = open.slice(0, open.lastIndexOf(name));
    } else if (open.length === 0) {
      calendar.method = /^METHOD[^:]*:\s*(\w+)/i.exec(line)?.[1]?.toUpperCase() ?? calendar.method;
    } else if (open[0] === 'VTIMEZONE' || (open[0] === 'VEVENT' && open.length === 1 && kept.test(line))) {
      lines.push(line);
    }
  }
  if (open.length > 0) close(false);
};
