import type { Config } from '../core/config.ts';
import { SetupError } from '../core/errors.ts';

/** How many ports after the usual one are tried. */
const tries = 100;

/**
 * Listens on the port that was asked for, or on the usual one, or on the next that is free, and gives the one it got.
 * @throws Error saying what to do when the port that was asked for, or the address, cannot be had.
 */
export const listenOn = async (
  listen: (port: number) => Promise<number>,
  { port, host }: Pick<Config, 'port' | 'host'>,
): Promise<number> => {
  for (let number = port.number; ; number++) {
    try {
      return await listen(number);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      const taken = code === 'EADDRINUSE' || code === 'EACCES';
      if (taken && !port.askedFor && number < port.number + tries) continue;
      if (code === 'EADDRINUSE')
        throw new SetupError(`Port ${number} is taken by another program. Set PORT to another one, or to none at all.`);
      if (code === 'EACCES')
        throw new SetupError(`This user may not listen on port ${number}. Set PORT to a number above 1023.`);
      throw new SetupError(`It cannot listen on HOST ${host}: ${message}`, { cause: error });
    }
  }
};
