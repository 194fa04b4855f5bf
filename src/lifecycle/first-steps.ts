import { z } from 'zod';

const speakers = z.object({ people: z.array(z.object({ name: z.string(), role: z.string() })) });

/** Where it is open to all, there is the demo: how a company of one's own begins in its place. */
const beginning = (body: unknown): string[] => {
  const { people } = speakers.parse(body);
  const administrator = people.find(({ role }) => role === 'administrator');
  return administrator ? [`Your own company begins there, too: choose ${administrator.name} and type:  /import`] : [];
};

/**
 * What to do now that the product listens at `address`. It is asked as a browser would ask it, so "ready" means that it answers, down to the
 * database, and the advice fits the door that the visitor will find: open (a demo company on this machine), locked, or closed.
 */
export const firstSteps = async (address: string, signal: AbortSignal): Promise<string[]> => {
  const response = await fetch(`${address}/api/console/people`, { signal });
  const { status } = response;
  switch (status) {
    case 200:
      return ['Open it in a browser and type:  /brief Acme', ...beginning(await response.json())];
    case 401:
      return [
        'Open it in a browser, enter its secret (KAM_CONSOLE_SECRET, or the one it showed when your company began), and type:  /accounts',
      ];
    case 403:
      return [
        'The console lets one speak as anyone, so here it is closed: it opens on this machine with the demo company, or for who knows',
        'a secret. To open it to your own company:  npm run console-secret  (or set KAM_CONSOLE_SECRET, see .env.example, and start again).',
      ];
    default:
      return [`It does not answer as it should (status ${status}); the lines above may say why.`];
  }
};
