import { expect, it } from 'vitest';
import { receivedFile } from './files.ts';

const file = { kind: 'voice', fileId: 'f', uniqueId: 'u' };

it.each([-1, 0.5, Number.NaN, -9223372036854776000, 1e300, 'long'])(
  'a file of %s seconds and bytes is a file all the same',
  (nonsense) => {
    expect(receivedFile.parse({ ...file, seconds: nonsense, bytes: nonsense })).toEqual({
      ...file,
      seconds: undefined,
      bytes: undefined,
    });
  },
);

it('what makes sense of a file is kept', () => {
  expect(receivedFile.parse({ ...file, seconds: 7, bytes: 3_000_000_000 })).toEqual({
    ...file,
    seconds: 7,
    bytes: 3_000_000_000,
  });
});
