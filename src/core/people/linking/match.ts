import type { Temporal } from 'temporal-polyfill';
import { audit } from '../../audit/record.ts';
import { instantColumn } from '../../clock.ts';
import type { Db, Tx } from '../../db.ts';
import { type ChatPlatform, identify } from '../identities.ts';
import { type Person, personByEmail, personById, todayHere } from '../person.ts';
import { type Account, isLinked, type Linked, link, oneAtATime, rowOf } from './link.ts';

const hasAccountOn = async (tx: Tx, platform: ChatPlatform, personId: number): Promise<boolean> =>
  (await tx.chatIdentity.count({ where: { platform, personId, confirmedAt: { not: null }, endedAt: null } })) > 0;

/**
 * The person whom the owner of an account seems to be, by the e-mail address that the platform vouches for: to be asked, not to be believed.
 * Null when nobody here has that address, when they have an account there already, or when this account is linked or has said no.
 */
export const proposeMatch = (db: Db, now: Temporal.Instant, account: Account, email: string): Promise<Person | null> =>
  oneAtATime(db, async (tx) => {
    if (await identify(tx, account, now)) return null;
    const person = await personByEmail(tx, email, await todayHere(tx, now));
    if (!person || (await hasAccountOn(tx, account.platform, person.id))) return null;
    const { platform, userId, name, directChatId } = account;
    const before = await rowOf(tx, account);
    const declined = before !== null && before.confirmedAt === null && before.endedAt !== null;
    if (declined && before.personId === person.id) return null;
    const row = { personId: person.id, name, directChatId, confirmedAt: null, endedAt: null };
    await tx.chatIdentity.upsert({
      where: { platform_platformUserId: { platform, platformUserId: userId } },
      update: row,
      create: { platform, platformUserId: userId, ...row },
    });
    return person;
  });

/** What came of the answer to a proposed match. */
export type Matched =
  | ({ readonly outcome: 'linked' } & Linked)
  | { readonly outcome: 'declined'; readonly person: Person };

/**
 * Takes the answer: yes links the account, no is remembered, and stands in the audit for the administrator.
 * Null when nothing is proposed (any more); given twice, the same answer is answered twice.
 */
export const answerMatch = (db: Db, now: Temporal.Instant, account: Account, isMe: boolean): Promise<Matched | null> =>
  oneAtATime(db, async (tx) => {
    const row = await rowOf(tx, account);
    const person = row && (await personById(tx, row.personId, await todayHere(tx, now)));
    if (!row || !person) return null;
    if (isLinked(row)) return isMe ? { outcome: 'linked', person, movedFrom: null, replaced: null } : null;
    if (row.confirmedAt !== null) return null;
    if (row.endedAt !== null) return isMe ? null : { outcome: 'declined', person };
    if (!isMe) {
      await tx.chatIdentity.update({ where: { id: row.id }, data: { endedAt: instantColumn(now) } });
      await audit(tx, now, {
        personId: null,
        action: 'identity.declined',
        subject: 'person',
        subjectId: person.id,
        channel: account.platform,
        details: { platform: account.platform, platformUserId: account.userId },
      });
      return { outcome: 'declined', person };
    }
    if (await hasAccountOn(tx, account.platform, person.id)) return null;
    return { outcome: 'linked', ...(await link(tx, now, account, person, 'email')) };
  });
