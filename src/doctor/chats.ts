import type { Db } from '../core/db.ts';

/** More would take too long to ask for, one by one. */
const most = 50;

/** Chats of many, as the platform names them, that something was said in: those most recently spoken in first. Their ids begin with `marks`. */
export const chatsOfMany = async (
  db: Db,
  platform: 'slack' | 'telegram',
  marks: readonly string[],
): Promise<string[]> => {
  const chats = await db.sentMessage.groupBy({
    by: ['chatId'],
    where: { platform, OR: marks.map((startsWith) => ({ chatId: { startsWith } })) },
    orderBy: { _max: { sentAt: 'desc' } },
    take: most,
  });
  return chats.map(({ chatId }) => chatId);
};
