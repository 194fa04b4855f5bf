import { SaxesParser } from 'saxes';

/** The start of an element, its end with all text directly inside of it. Names come without their prefix. */
export interface XmlEvents<T> {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  /** What it returns is handed on to the reader of {@link readXml}. */
  close?(name: string, text: string): T | undefined;
}

/** Excel's cells hold 32,767 signs. */
const longestText = 1_000_000;

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** Reads XML as a stream, handing on what `close` returns. Entities other than XML's own five are an error: none is ever expanded. */
export async function* readXml<T>(chunks: AsyncIterable<string>, events: XmlEvents<T>): AsyncIterable<T> {
  const parser = new SaxesParser();
  const texts: string[] = [];
  let found: T[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    texts.push('');
    events.open?.(local(name), attributes);
  });
  const addText = (text: string) => {
    const last = texts.length - 1;
    if (last < 0) return;
    texts[last] += text;
    if ((texts[last]?.length ?? 0) > longestText) throw new Error('a text without end');
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', ({ name }) => {
    const result = events.close?.(local(name), texts.pop() ?? '');
    if (result !== undefined) found.push(result);
  });
  let isThere = false;
  for await (const chunk of chunks) {
    isThere = true;
    parser.write(chunk);
    yield* found;
    found = [];
  }
  // A part that is not there holds nothing; one that ends early is damaged.
  if (isThere) parser.close();
  yield* found;
}
