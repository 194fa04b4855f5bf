import { largestFile, type WireAnswer } from '../wire.ts';
import * as api from './api.ts';
import type { Texts } from './texts.ts';

interface SentFiles {
  /** How many were taken. */
  readonly taken: number;
  /** What is wrong with the others, each once. */
  readonly problems: readonly string[];
}

const megabyte = 2 ** 20;

/** Sends files to be imported, one after the other. @param took told of each as it is taken */
export const sendFiles = async (
  as: string,
  files: readonly File[],
  took: (answer: WireAnswer) => void,
  t: Texts['t'],
): Promise<SentFiles> => {
  const problems = new Set<string>();
  let taken = 0;
  for (const file of files) {
    // The server would cut the connection in the middle, and its reason would be lost.
    if (file.size > largestFile) {
      problems.add(t('console-file-too-large', { name: file.name, size: largestFile / megabyte }));
      continue;
    }
    try {
      took(await api.sendFile(as, file, crypto.randomUUID()));
      taken++;
    } catch (error) {
      problems.add(error instanceof Error ? error.message : String(error));
    }
  }
  return { taken, problems: [...problems] };
};
