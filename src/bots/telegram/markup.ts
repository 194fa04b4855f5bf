import type { Line, Span } from '../../core/cards/card.ts';
import { keepable } from '../../core/keepable.ts';

/** A piece of a message: markup that is safe to send, how long it is once the markup is read, and how many styled parts it has. */
export interface Piece {
  readonly html: string;
  /** Without any styling. */
  readonly plain: string;
  readonly styled: number;
}

export type Style = 'b' | 'i' | 'pre';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Telegram knows three references that text needs. */
export const escaped = (text: string): string => text.replace(/[&<>]/g, (character) => escapes[character] ?? '');

/** What a message cannot carry: control characters but for new lines, and halves of surrogate pairs. */
const carried = (text: string): string => keepable(text.replace(/\r\n?/g, '\n').replace(/(?!\n)\p{Cc}/gu, ' '));

/** Text, perhaps in one style. Nothing in it is markup. */
export const piece = (text: string, style?: Style): Piece => {
  const plain = carried(text);
  if (style === undefined || plain.trim() === '') return { html: escaped(plain), plain, styled: 0 };
  return { html: `<${style}>${escaped(plain)}</${style}>`, plain, styled: 1 };
};

/** Pieces set side by side. */
export const joined = (...pieces: readonly Piece[]): Piece => ({
  html: pieces.map(({ html }) => html).join(''),
  plain: pieces.map(({ plain }) => plain).join(''),
  styled: pieces.reduce((sum, { styled }) => sum + styled, 0),
});

const spanPiece = (span: Span): Piece =>
  typeof span === 'string' ? piece(span) : piece(span.text, span.style === 'strong' ? 'b' : 'i');

export const linePiece = (line: Line): Piece => joined(...[line].flat().map(spanPiece));

/** The same words without styling. */
export const bare = ({ plain }: Piece): Piece => piece(plain);

/** As much of the words as fits, without styling, with a sign that there was more. Characters stay whole. */
export const shortened = ({ plain }: Piece, length: number): Piece => {
  let kept = '';
  for (const { segment } of graphemes.segment(plain)) {
    if (kept.length + segment.length > length - 1) break;
    kept += segment;
  }
  return piece(`${kept}…`);
};

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
