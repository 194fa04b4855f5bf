/** Makes an element of a page: of the browser's tree, or of markup. Strings among the children are text, never markup. */
export type Build<Element> = (
  tag: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: readonly (Element | string)[]
) => Element;

/** Markup that is safe to send: only {@link markup} makes it. */
export interface Markup {
  readonly html: string;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

const empty = new Set(['hr', 'input', 'link', 'meta']);

/** Builds markup, escaping every text and attribute. An attribute that is undefined is left out. */
export const markup: Build<Markup> = (tag, attributes, ...children) => {
  const said = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [` ${name}="${escaped(value)}"`],
  );
  const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : child.html)).join('');
  return { html: `<${tag}${said.join('')}>${inner}${empty.has(tag) ? '' : `</${tag}>`}` };
};
