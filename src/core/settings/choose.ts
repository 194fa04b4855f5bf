import type { Context } from '../commands/define.ts';
import { entriesFor } from './card.ts';
import { fieldName } from './entry.ts';
import { readerOf } from './reader.ts';
import { takeSettingTurn } from './values.ts';

/** What became of what somebody chose of a group of settings. */
type Chosen =
  /** All of it is set; each in words. */
  | { readonly kind: 'kept'; readonly said: readonly string[] }
  /** One of it is not open to them, so none of it is set. */
  | { readonly kind: 'refused'; readonly field: string; readonly why: string }
  /** They may change nothing of the group. */
  | { readonly kind: 'not-theirs' };

/**
 * Sets what somebody chose of a group, by the names and values of its form's fields: all of it, or none where one is not open to them now. What they may,
 * and what the administrator leaves them, can have changed since it was shown; whoever changes that meanwhile waits, or is waited for.
 */
export const choose = async (
  context: Context,
  group: string,
  values: Readonly<Record<string, string>>,
): Promise<Chosen> => {
  const { db, t } = context;
  const { chosen, kept } = await db.$transaction(async (tx) => {
    await takeSettingTurn(tx);
    const reader = await readerOf({ ...context, db: tx });
    const entries = entriesFor(group, reader);
    if (entries.length === 0) return { chosen: { kind: 'not-theirs' } satisfies Chosen, kept: [] };
    const keeping = [];
    for (const entry of entries) {
      const [field, value] = [fieldName(entry.key), values[fieldName(entry.key)]];
      if (value === undefined) continue;
      const choice = entry.read(t, reader, value);
      if ('refused' in choice) {
        return { chosen: { kind: 'refused', field, why: choice.refused } satisfies Chosen, kept: [] };
      }
      keeping.push({ ...choice, entry });
    }
    for (const { keep } of keeping) await keep(tx, context);
    const now = await readerOf({ ...context, db: tx });
    const said = keeping.map(({ entry }) => `${entry.labelled(t)}: ${entry.say(t, now)}`);
    return { chosen: { kind: 'kept', said } satisfies Chosen, kept: keeping };
  });
  for (const { settle } of kept) await settle(context);
  return chosen;
};
