/**
 * What to do now that the product listens at `address`. It is asked as a browser would ask it, so "ready" means that it answers, down to the
 * database, and the advice fits the door that the visitor will find: open (a demo company on this machine), locked, or closed.
 */
export const firstSteps = async (address: string, signal: AbortSignal): Promise<string[]> => {
  const { status } = await fetch(`${address}/api/console/people`, { signal });
  switch (status) {
    case 200:
      return ['Open it in a browser and type:  /brief Acme'];
    case 401:
      return ['Open it in a browser, enter the secret of KAM_CONSOLE_SECRET, and type:  /accounts'];
    case 403:
      return [
        'The console lets one speak as anyone, so here it is closed: it opens on this machine with the demo company, or for who knows',
        'a secret. To open it, set KAM_CONSOLE_SECRET (see .env.example) and start again.',
      ];
    default:
      return [`It does not answer as it should (status ${status}); the lines above may say why.`];
  }
};
