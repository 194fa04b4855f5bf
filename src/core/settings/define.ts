import type { z } from 'zod';
import type { SettingScope } from '../../generated/prisma/enums.ts';

/** A threshold or preference that the house can be set to, for whom it is set, and what holds where nobody set it. */
export interface Setting<Value> {
  /** `room.name`, for good: values are kept under it. */
  readonly key: string;
  readonly scope: SettingScope;
  readonly schema: z.ZodType<Value, Value>;
  readonly fallback: Value;
}

/** Keeps the schema and the fallback of one setting to the same type. */
export const defineSetting = <Value>(setting: Setting<Value>): Setting<Value> => setting;
