import { isDeepStrictEqual } from 'node:util';
import { Prisma } from '../../generated/prisma/client.ts';
import { audit } from '../audit/record.ts';
import type { Context } from '../commands/define.ts';
import type { Tx } from '../db.ts';
import type { Json } from '../json.ts';
import type { Setting } from './define.ts';

/** What a setting is for one person, account or department (its id; 0 for the organisation). A value that is none any more counts as not set. */
export const readSetting = async <Value>(db: Tx, setting: Setting<Value>, scopeId: number): Promise<Value> => {
  const { key, scope, schema, fallback } = setting;
  const row = await db.setting.findUnique({ where: { key_scope_scopeId: { key, scope, scopeId } } });
  if (!row) return fallback;
  const read = schema.safeParse(row.value);
  return read.success ? read.data : fallback;
};

type Setter = Pick<Context, 'now' | 'person' | 'channel'>;

/** Has those who change settings take turns until the end of the transaction: whoever decides by what is set takes their turn first. */
export const takeSettingTurn = async (tx: Tx): Promise<void> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('setting'))`;
};

/** Sets it within a transaction, with its audit; what is already so is not written again. */
export const writeSettingIn = async <Value extends Json>(
  tx: Tx,
  { now, person, channel }: Setter,
  { setting, scopeId, to }: { readonly setting: Setting<Value>; readonly scopeId: number; readonly to: Value },
): Promise<void> => {
  const { key, scope } = setting;
  await takeSettingTurn(tx);
  const from = await readSetting(tx, setting, scopeId);
  if (isDeepStrictEqual(from, to)) return;
  const value = to === null ? Prisma.JsonNull : to;
  await tx.setting.upsert({
    where: { key_scope_scopeId: { key, scope, scopeId } },
    update: { value },
    create: { key, scope, scopeId, value },
  });
  await audit(tx, now, {
    personId: person.id,
    action: 'setting.changed',
    subject: scope,
    subjectId: scopeId,
    channel,
    details: { key, from, to },
  });
};

/** Sets it, as {@link writeSettingIn} does, in a transaction of its own. */
export const writeSetting = <Value extends Json>(
  context: Setter & Pick<Context, 'db'>,
  setting: Setting<Value>,
  scopeId: number,
  to: Value,
): Promise<void> => context.db.$transaction((tx) => writeSettingIn(tx, context, { setting, scopeId, to }));

/** SQL: the value of a setting as JSON, or null, for whom `scopeId` (SQL) names. To be parsed by the setting's schema, its fallback caught. */
export const settingOf = ({ key, scope }: Pick<Setting<unknown>, 'key' | 'scope'>, scopeId: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(SELECT s.value FROM setting s WHERE s.key = ${key} AND s.scope = ${scope}::"SettingScope" AND s.scope_id = ${scopeId})`;

/** SQL: all that is set of how somebody, or the organisation (0), may be interrupted, as one JSON object by key. */
export const attentionSettingsOf = (
  scope: 'person' | 'organisation',
  scopeId: Prisma.Sql,
): Prisma.Sql => Prisma.sql`COALESCE((
  SELECT jsonb_object_agg(s.key, s.value) FROM setting s
  WHERE s.scope = ${scope}::"SettingScope" AND s.scope_id = ${scopeId} AND s.key LIKE 'attention.%'), '{}')`;
