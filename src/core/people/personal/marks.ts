import { formOf, formsOf } from '../names.ts';

/** Texts by which an import knows somebody who was erased, each to be marked (`Seals.mark`). Pure. */

interface Called {
  readonly name: string;
  readonly email: string | null;
  readonly source: string | null;
  readonly externalKey: string | null;
}

export const nameText = (name: string): string => `name ${formOf(name)}`;
export const emailText = (email: string): string => `email ${email.toLowerCase()}`;
export const keyText = (source: string, key: string): string => `key ${JSON.stringify([source, key])}`;

/** What a person was called, in all the ways that lists may write it. */
export const textsOf = ({ name, email, source, externalKey }: Called): string[] => [
  ...formsOf(name).map((form) => `name ${form}`),
  ...(email ? [emailText(email)] : []),
  ...(source && externalKey ? [keyText(source, externalKey)] : []),
];
