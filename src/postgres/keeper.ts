import pg from 'pg';

/**
 * A keeper is a connection that says "this process uses the server": it holds a shared advisory lock for as long as it lives. Whoever can
 * get the same lock alone is the last user. A killed process lets go by dying.
 */
const usersLock = 20_260_001;

/** Connects and takes the shared lock; waits while another process is ending the server. Fails as a value: the caller tries again. */
export const holdServer = async (
  url: string,
): Promise<{ keeper: pg.Client; failure?: never } | { keeper?: never; failure: string }> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, keepAlive: true });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock_shared($1)', [usersLock]);
    return { keeper: client };
  } catch (error) {
    await client.end().catch(() => {});
    return { failure: error instanceof Error ? error.message : String(error) };
  }
};

/** Gives up the shared lock. True: nobody else uses the server, and nobody can begin to while this connection is open. */
export const letGo = async (keeper: pg.Client): Promise<boolean> => {
  try {
    await keeper.query('SELECT pg_advisory_unlock_shared($1)', [usersLock]);
    const { rows } = await keeper.query<{ last: boolean }>('SELECT pg_try_advisory_lock($1) AS last', [usersLock]);
    return rows[0]?.last === true;
  } catch {
    // The server is gone already, or whoever restarted it uses it.
    return false;
  }
};
