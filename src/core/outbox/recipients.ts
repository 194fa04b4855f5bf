import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { Language, PersonRole } from '../../generated/prisma/enums.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Tx } from '../db.ts';
import { type Translator, translator } from '../i18n/translator.ts';
import { chatPlatforms } from '../people/identities.ts';
import { hasLeft, type Person } from '../people/person.ts';
import { type Arrival, arrivalsOf } from '../people/where.ts';
import { dayColumn } from '../rows.ts';
import { unaskedArrivesIn } from '../settings/registry.ts';
import { settingOf } from '../settings/values.ts';
import type { Chat } from './sender.ts';

/** Where somebody is reached. */
interface Reach {
  readonly platform: Arrival;
  readonly chat: Chat;
}

export interface Recipient {
  readonly person: Person;
  /** Speaks their language. */
  readonly t: Translator;
  readonly hasLeft: boolean;
  /** Where they are reached, the best first. None: they have no chat that we know of, or none that still takes anything. */
  readonly reach: readonly Reach[];
}

const identity = z.object({
  id: z.number(),
  platform: z.enum(chatPlatforms),
  name: z.string().nullable(),
  since: z.string().transform((text) => instantOf(new Date(text))),
  reachable: z.boolean(),
  chatId: z.string(),
});

const recipientRow = z.object({
  id: z.number(),
  handle: z.string(),
  name: z.string(),
  role: z.enum(PersonRole),
  language: z.enum(Language),
  zone: z.string(),
  leftOn: dayColumn.nullable(),
  here: z.string().nullable(),
  wish: unaskedArrivesIn.schema.catch(null),
  identities: z.array(identity),
});

/**
 * Finds people and where each is reached, many with one query.
 * @param connected the platforms that are connected; where there is none but the console, everybody is reached there
 */
export const recipientsOf = async (
  db: Tx,
  clock: Clock,
  connected: ReadonlySet<Arrival>,
  personIds: readonly number[],
): Promise<Map<number, Recipient>> => {
  const rows = await db.$queryRaw`
    SELECT p.id, p.handle, p.name, p.role::text AS role, p.language::text AS language, p.zone, p.left_on AS "leftOn",
      (SELECT zone FROM organisation WHERE id = 1) AS here,
      ${settingOf(unaskedArrivesIn, Prisma.sql`p.id`)} AS wish,
      COALESCE((
        SELECT jsonb_agg(jsonb_build_object('id', i.id, 'platform', i.platform, 'name', i.name, 'since', i.confirmed_at,
          'reachable', i.unreachable_since IS NULL, 'chatId', COALESCE(i.direct_chat_id, i.platform_user_id)))
        FROM chat_identity i
        WHERE i.person_id = p.id AND i.confirmed_at IS NOT NULL AND i.ended_at IS NULL AND i.platform = ANY(${[...connected]}::text[])
      ), '[]'::jsonb) AS identities
    FROM person p WHERE p.id = ANY(${[...personIds]}::int[])`;
  const onlyConsole = chatPlatforms.every((platform) => !connected.has(platform));
  return new Map(
    z
      .array(recipientRow)
      .parse(rows)
      .map(({ leftOn, here, wish, identities, ...person }): [number, Recipient] => {
        const t = translator(person.language, person.zone);
        const chatIds: Partial<Record<Arrival, string>> = Object.fromEntries(
          identities.map(({ platform, chatId }) => [platform, chatId]),
        );
        if (onlyConsole || wish === 'console') chatIds.console = String(person.id);
        const reach = arrivalsOf(wish, identities).flatMap((platform) => {
          const chatId = chatIds[platform];
          return chatId === undefined ? [] : [{ platform, chat: { chatId, t } }];
        });
        return [person.id, { person, t, hasLeft: hasLeft(leftOn, clock.now(), here), reach }];
      }),
  );
};
