import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { SetupError } from '../core/errors.ts';

/** Whom PostgreSQL runs as; undefined means the user we are. */
export type ServerUser = { uid: number; gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root, so root lends it another user: the owner of a cluster that is already there, else `postgres`, else
 * `nobody`. (It must be a user that /etc/passwd knows: initdb looks its own name up.)
 * @throws Error when root finds no such user.
 */
export const serverUser = async (cluster: string): Promise<ServerUser> => {
  if (process.getuid?.() !== 0) return undefined;
  const existing = statSync(cluster, { throwIfNoEntry: false });
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  const users = parsePasswd(await readFile('/etc/passwd', 'utf8'));
  const lent = users.get('postgres') ?? users.get('nobody');
  if (lent === undefined) {
    throw new SetupError(
      'PostgreSQL refuses to run as root, and this machine has neither a user "postgres" nor "nobody" to run it as.\nStart kam-assistant as an ordinary user, or set DATABASE_URL.',
    );
  }
  return lent;
};

const parsePasswd = (text: string): Map<string, { uid: number; gid: number }> => {
  const users = new Map<string, { uid: number; gid: number }>();
  for (const line of text.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name && Number(uid) > 0) users.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  return users;
};
