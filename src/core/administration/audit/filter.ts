import { z } from 'zod';
import { dayField } from '../../forms/values.ts';

const shape = z.strictObject({
  /** A handle. */
  by: z.string().nullable(),
  /** An action, or what it begins with: `account.viewed`, `account`. */
  action: z.string().nullable(),
  /** Days of the reader, both included. */
  since: dayField.nullable(),
  until: dayField.nullable(),
  /** From 1. */
  page: z.number().int().min(1).max(100_000),
});

/** What of the audit is asked for. */
export type AuditFilter = z.infer<typeof shape>;

const word = /^(?:@(?<by>\S{1,100})|(?<key>since|until|page) (?<value>\S+)|(?<action>[a-z][a-z.-]{0,60}))(?: |$)/;

/** Reads words such as `@olga account since 2026-11-01 until 2026-11-20 page 2`, each of which may be missing, in any order. */
export const auditFilter = z.string().transform((line, issues): AuditFilter => {
  const said: Record<string, unknown> = { by: null, action: null, since: null, until: null, page: 1 };
  for (let rest = line; rest !== ''; ) {
    const { groups, 0: taken = '' } = word.exec(rest) ?? {};
    if (!groups) {
      issues.addIssue({ code: 'custom', message: 'no filter' });
      return z.NEVER;
    }
    const { by, key, value, action } = groups;
    if (by) said.by = by;
    if (action) said.action = action;
    if (key) said[key] = key === 'page' ? Number(value) : value;
    rest = rest.slice(taken.length);
  }
  const read = shape.safeParse(said);
  if (read.success) return read.data;
  issues.addIssue({ code: 'custom', message: 'no filter' });
  return z.NEVER;
});

/** The words that {@link auditFilter} reads, without the page. Pure. */
export const filterWords = ({ by, action, since, until }: AuditFilter): string =>
  [by && `@${by}`, action, since && `since ${since.toString()}`, until && `until ${until.toString()}`]
    .filter(Boolean)
    .join(' ');
