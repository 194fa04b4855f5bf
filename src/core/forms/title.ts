import { clip } from '../accounts/brief/text.ts';
import { calledName } from '../accounts/pick-card.ts';

const titleLength = 24;

/** A client's name as the title of a form, whose length counts units of UTF-16: a character may take two. */
export const formTitle = (account: { readonly id: number; readonly name: string }): string => {
  const title = clip(calledName(account), titleLength);
  return title.length <= titleLength ? title : clip(title, titleLength / 2);
};
