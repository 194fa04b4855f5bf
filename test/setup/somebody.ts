import type { Db } from '../../src/core/db.ts';
import {
  aCommitment,
  aCompetitorNote,
  aContact,
  aContract,
  aDepartment,
  aKeyDate,
  aMeeting,
  anAccount,
  anAssignment,
  anIdentity,
  anImport,
  anOrder,
  aPerson,
  aVisit,
  day,
} from '../factories/index.ts';

const sealed = new Uint8Array(Buffer.from('an address that nobody is to read'));
const hash = new Uint8Array(32).fill(0xab);

/** What of {@link somebodyWhoLeft} is given to nobody, as it would be written. */
export const secrets = [Buffer.from(sealed).toString('hex'), Buffer.from(hash).toString('hex'), 'BQACAgIAAxkBAAE'];

const at = new Date('2026-11-20T08:00:00Z');
const card = (title: string) => ({ type: 'card', title, children: [] });

/** What she did with a client, which is the company's. */
const work = async (db: Db, personId: number): Promise<number> => {
  const { id: accountId } = await anAccount(db, { name: 'Quarzwerk' });
  await anAssignment(db, { accountId, personId, toOn: day('2026-11-20') });
  await aMeeting(db, {
    accountId,
    personId,
    startsAt: at,
    people: [{ id: personId }],
    calendarUid: 'olga@example.com/1',
    calendarInstance: '',
    calendarStartsAt: at,
    travelMinutes: 20,
  });
  await aVisit(db, { accountId, personId, summary: 'Lunch with the buyer' });
  await aCommitment(db, { accountId, personId });
  await anOrder(db, { accountId, sellerPersonId: personId });
  await aContact(db, { accountId, heldById: personId });
  await aCompetitorNote(db, { accountId, personId });
  await aContract(db, { accountId, closedById: personId, closedAt: at, status: 'ended' });
  await aKeyDate(db, { accountId, notedById: personId });
  return accountId;
};

/** What she did for herself, and what was sent to her. */
const ownThings = async (db: Db, personId: number, accountId: number): Promise<void> => {
  await anIdentity(db, { personId, platformUserId: '471100815', directChatId: '471100815', name: '@olga_b' });
  await db.linkToken.create({ data: { personId, platform: 'slack', purpose: 'self', hash, expiresAt: at } });
  const { id: calendarId } = await db.calendar.create({
    data: { personId, kind: 'address', name: 'Olga’s own', sealed, dueAt: at },
  });
  await aMeeting(db, {
    accountId: null,
    personId,
    calendarId,
    title: 'Dentist',
    calendarUid: '2',
    calendarInstance: '',
    calendarStartsAt: at,
  });
  await db.calendarSeries.create({ data: { personId, uid: 'olga series', candidates: [accountId], askedAt: at } });
  await db.travelTime.create({
    data: { personId, place: 'via olga 4', address: 'Via Olga 4', minutes: 20, askedAt: at },
  });
  const file = { kind: 'voice', fileId: 'BQACAgIAAxkBAAE', uniqueId: 'AgADBQ', caption: 'Olga says' } as const;
  await db.receivedFile.create({
    data: { ...file, platform: 'telegram', chatId: '471100815', messageId: '1', personId, receivedAt: at },
  });
  const waiting = { personId, key: 'inbox/5/answer', name: 'olga.csv', bytes: sealed };
  const { id: uploadId } = await db.importUpload.create({ data: { ...waiting, receivedAt: at } });
  const report = { notes: [{ key: 'import-note-owner', args: { name: 'Olga Bergmann', handle: 'olga' } }] };
  const { id: tokenId } = await db.apiToken.create({ data: { name: 'olga laptop', hash, personId, madeAt: at } });
  const trial = { uploadIds: [uploadId], triedAt: at, report };
  await db.importTrial.create({ data: { ...trial, personId, tokenId, key: 'inbox/6/answer' } });
  await db.importTrial.create({ data: { ...trial, key: 'api/1' } });
  await db.ownerName.create({ data: { key: 'olenka', personId, saidAt: at } });
  await db.snooze.create({ data: { personId, kind: 'contract-date', accountId, until: at } });
  const { id: mailboxId } = await db.mailbox.create({ data: { personId } });
  const shown = await db.sentMessage.create({
    data: {
      platform: 'telegram',
      chatId: '471100815',
      messageId: '2',
      key: 'outbox/1',
      card: card('Olga, tomorrow'),
      sentAt: at,
    },
  });
  await db.sentMessage.create({
    data: {
      platform: 'telegram',
      chatId: '471100815',
      messageId: '3',
      key: 'inbox/1/answer',
      card: card('Hello Olga'),
      sentAt: at,
    },
  });
  const message = {
    mailboxId,
    kind: 'agenda',
    payload: { day: '2026-11-20', of: 'Olga' },
    priority: 1,
    dueAt: at,
    deadlineAt: at,
  };
  const sent = { state: 'sent', sentAt: at, attempts: 1, sentMessageId: shown.id } as const;
  const { id: messageId } = await db.outboxMessage.create({ data: { ...message, ...sent, key: 'agenda/1' } });
  await db.outboxMessage.create({ data: { ...message, key: 'agenda/2' } });
  await db.outboxMessage.create({ data: { ...message, key: 'agenda/3', state: 'sending', attempts: 1 } });
  await db.vote.create({ data: { messageId, personId, kind: 'agenda', useful: true, at } });
  await db.setting.create({
    data: {
      key: 'attention.away',
      scope: 'person',
      scopeId: personId,
      value: { from: '2026-12-01', until: '2026-12-05' },
    },
  });
  await db.linkAttempt.create({ data: { platform: 'telegram', platformUserId: '471100815', at } });
  const draft = {
    platform: 'telegram',
    chatId: '471100815',
    form: { title: 'Olga' },
    values: {},
    step: 0,
    key: 'inbox/2',
  };
  await db.formDraft.create({ data: { ...draft, updatedAt: at } });
  const said = { platform: 'telegram', eventId: '77', lane: '471100815', payload: 'Olga writes', receivedAt: at };
  await db.inboxItem.create({ data: { ...said, doneAt: at, givenUp: true } });
  const answer = { text: ['Olga Bergmann is new'] };
  await db.inboxItem.create({ data: { platform: 'api', eventId: '1/k', receivedAt: at, doneAt: at, answer } });
};

/** What others have that tells of her. */
const elsewhere = async (db: Db, personId: number): Promise<void> => {
  const { id: departmentId } = await aDepartment(db, { members: [{ id: personId }] });
  await db.consoleMessage.create({ data: { chatPersonId: personId, at, text: 'Where is my lunch box' } });
  await db.consoleMessage.create({ data: { departmentId, authorId: personId, at, text: 'Olga was here' } });
  await db.consoleMessage.create({ data: { departmentId, onlyForId: personId, at, text: 'For Olga alone' } });
  const { id: batchId } = await anImport(db, ['employees']);
  await db.importBatch.update({ where: { id: batchId }, data: { personId } });
  const notes = [
    { key: 'import-note-owner', args: { name: 'Olga Bergmann', handle: 'olga' } },
    { key: 'import-note-company', args: { name: 'Northgate' } },
  ];
  await db.importFile.updateMany({ where: { batchId }, data: { report: { notes } } });
  const after = { id: personId, name: 'Olga Bergmann', email: 'olga@example.com' };
  await db.importChange.create({ data: { batchId, table: 'person', rowId: personId, after } });
  const manager = await db.person.findUniqueOrThrow({ where: { handle: 'boss' } });
  const { id: mailboxId } = await db.mailbox.create({ data: { personId: manager.id } });
  const { id } = await db.consoleMessage.create({
    data: { chatPersonId: manager.id, at, text: 'I cannot reach Olga Bergmann' },
  });
  const place = { platform: 'console', chatId: String(manager.id), messageId: String(id), key: 'outbox/9' };
  const { id: sentMessageId } = await db.sentMessage.create({ data: { ...place, card: card('No Olga'), sentAt: at } });
  const told = { mailboxId, kind: 'unreachable-person', payload: { personId }, priority: 1, dueAt: at, deadlineAt: at };
  await db.outboxMessage.create({
    data: { ...told, key: 'unreachable', state: 'sent', sentAt: at, attempts: 1, sentMessageId },
  });
};

/** Olga Bergmann, who has left and looks after nobody, with something in every place where the house keeps anything of a person. `boss` led her. */
export const somebodyWhoLeft = async (db: Db) => {
  const boss = await db.person.findUniqueOrThrow({ where: { handle: 'boss' } });
  const olga = await aPerson(db, {
    handle: 'olga',
    name: 'Olga Bergmann',
    email: 'olga@example.com',
    country: 'DE',
    language: 'ru',
    zone: 'Europe/Moscow',
    managerId: boss.id,
    leftOn: day('2026-11-20'),
    source: 'files',
    externalKey: 'E-olga-1',
    askedByKey: 'inbox/5/answer',
  });
  await aPerson(db, { managerId: olga.id });
  const accountId = await work(db, olga.id);
  await ownThings(db, olga.id, accountId);
  await elsewhere(db, olga.id);
  const fact = { personId: olga.id, channel: 'telegram', at };
  const own = { action: 'setting.changed', subject: 'person', subjectId: olga.id };
  await db.auditEntry.create({ data: { ...fact, ...own, details: { key: 'delivery.platform', to: 'olga’s' } } });
  const visit = { action: 'visit.logged', subject: 'visit', subjectId: 1 };
  await db.auditEntry.create({ data: { ...fact, ...visit, details: { account: accountId } } });
  const others = { personId: boss.id, subjectId: boss.id, details: { key: 'attention.budget', from: 7, to: 3 } };
  await db.auditEntry.create({ data: { ...fact, ...own, ...others } });
  return olga;
};
