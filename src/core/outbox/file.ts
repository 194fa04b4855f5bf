import { text } from '../cards/build.ts';
import type { Card, CardChild } from '../cards/card.ts';
import type { Translator } from '../i18n/translator.ts';

interface AnyFile {
  /** With its ending: `Ageing 2026-11.png`. Any alphabet. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A picture that people see in the chat. */
interface Picture extends AnyFile {
  readonly kind: 'picture';
  /** What every platform shows. */
  readonly mimeType: 'image/png' | 'image/jpeg' | 'image/gif';
  /** What it shows, in words: for screen readers, and where it cannot be shown. */
  readonly alt: string;
}

/** A document that people open or save. */
interface Document extends AnyFile {
  readonly kind: 'document';
  readonly mimeType: string;
}

/** A file that goes with a message. Made when the message is sent, like its card; the outbox never stores it. */
export type MessageFile = Picture | Document;

/** What names of files must not have somewhere: folders, quotes, and what separates the parts of a header. */
const unfit = /[\p{Cc}\p{Zl}\p{Zp}/\\:*?"<>|;]+/gu;
const longestName = 120;

/** The name of a file as every platform and every computer takes it: its ending stays. Pure. */
export const fileName = ({ name }: Pick<MessageFile, 'name'>): string => {
  const fit = name.replace(unfit, '_').trim();
  const ending = /\.[^.]{1,10}$/.exec(fit)?.[0] ?? '';
  const stem = [...fit.slice(0, fit.length - ending.length)].slice(0, longestName).join('').trim();
  return `${stem || '_'}${ending}`;
};

const atTheEnd: ReadonlySet<CardChild['type']> = new Set(['actions', 'context']);

/** The card where its file could not be sent: it says so, and what a picture would have shown. Pure. */
export const withoutFile = (card: Card, file: MessageFile, t: Translator): Card => {
  const said =
    file.kind === 'picture'
      ? t('file-no-picture', { shows: file.alt })
      : t('file-no-document', { name: fileName(file) });
  const last = card.children.findLastIndex(({ type }) => !atTheEnd.has(type)) + 1;
  return { ...card, children: card.children.toSpliced(last, 0, text(said)) };
};
