import ICAL from 'ical.js';
import { timeProperty } from './property.ts';
import { budgetOf, occurrences } from './recur.ts';
import { Refused } from './refused.ts';
import { daysMs, type Wall, wallOf } from './wall.ts';
import { type Zone, zoneBy } from './zone.ts';

interface Transition {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/** Enough for two rules from the year 1601, which some programs write, to the end of the century. */
const steps = 3_000;

const wallsOf = (values: readonly (ICAL.Time | ICAL.Period)[], before: number): Wall[] =>
  values.flatMap((value) => {
    if (!(value instanceof ICAL.Time)) return [];
    return [wallOf(value) + (value.zone === ICAL.Timezone.utcTimezone ? before : 0)];
  });

const offsetMs = (component: ICAL.Component, name: string): number => {
  const offset: unknown = component.getFirstPropertyValue(name);
  if (!(offset instanceof ICAL.UtcOffset)) throw new Refused('unknown-zone');
  return offset.toSeconds() * 1_000;
};

const transitionsOf = (observance: ICAL.Component, until: Wall): Transition[] => {
  const before = offsetMs(observance, 'tzoffsetfrom');
  const after = offsetMs(observance, 'tzoffsetto');
  const start: unknown = observance.getFirstPropertyValue('dtstart');
  if (!(start instanceof ICAL.Time)) throw new Refused('unknown-zone');
  const [first = 0] = wallsOf([start], before);
  const walls = [first];
  for (const property of observance.getAllProperties('rdate')) {
    walls.push(...wallsOf(timeProperty(property.toICALString()).values, before));
  }
  const budget = budgetOf(steps);
  for (const property of observance.getAllProperties('rrule')) {
    const rule = property.getFirstValue() as unknown as ICAL.Recur;
    const [last = until] = rule.until ? wallsOf([rule.until], before) : [];
    walls.push(...occurrences(rule, first, { from: first, until: Math.min(until, last), budget }));
  }
  return walls.map((wall) => ({ at: wall - before, before, after }));
};

const zoneOf = (transitions: readonly Transition[]): Zone =>
  zoneBy((instant) => transitions.findLast(({ at }) => at <= instant)?.after ?? transitions[0]?.before ?? 0);

/**
 * The zone that a file defines itself, and its name. Good until the instant `until`.
 * @param lines a whole VTIMEZONE, unfolded
 * @returns null when it is none: its rules mean nothing, or are without measure
 */
export const fileZone = (lines: readonly string[], until: number): { name: string; zone: Zone } | null => {
  try {
    const component = new ICAL.Component(ICAL.parse(lines.join('\r\n')));
    const name: unknown = component.getFirstPropertyValue('tzid');
    const transitions = component
      .getAllSubcomponents()
      .flatMap((observance) => transitionsOf(observance, until + daysMs))
      .sort((a, b) => a.at - b.at);
    return typeof name === 'string' && transitions.length > 0 ? { name, zone: zoneOf(transitions) } : null;
  } catch {
    return null;
  }
};
