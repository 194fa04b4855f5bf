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

type Asker = Pick<Context, 'now' | 'person' | 'channel'>;

/** Sets it within a transaction, with its audit; what is already so is not written again. */
export const setValue = async <Value extends Json>(
  tx: Tx,
  { now, person, channel }: Asker,
  setting: Setting<Value>,
  scopeId: number,
  to: Value,
): Promise<void> => {
  const { key, scope } = setting;
  // Two at once take turns: else both would find the old value, and say in the audit that they changed it.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`setting/${key}/${scope}/${scopeId}`}))`;
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

/** {@link setValue}, alone. */
export const writeSetting = <Value extends Json>(
  asker: Asker & Pick<Context, 'db'>,
  setting: Setting<Value>,
  scopeId: number,
  to: Value,
): Promise<void> => asker.db.$transaction((tx) => setValue(tx, asker, setting, scopeId, to));

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
