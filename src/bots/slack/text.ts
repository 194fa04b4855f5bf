/** At most so many characters: what is longer ends in an ellipsis. Only for plain text, since markup would break. */
export const clip = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

/** Where Slack reads markup, what these three characters begin is none. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** `<@U1|olga>`, `<#C1|sales>`, `<!channel>`, `<https://a.b|label>`: what Slack makes of what somebody typed. */
const reference = /<(?<sign>[@#!]?)(?<target>[^<>|]*)(?:\|(?<label>[^<>]*))?>/g;

/** What somebody typed, from the way in which Slack sends it. */
export const typedText = (text: string): string =>
  text
    .replace(reference, (_, sign: string, target: string, label: string | undefined) => {
      const shown = label ?? target.replace(/^mailto:/, '');
      if (sign === '') return shown;
      return `${sign === '#' ? '#' : '@'}${shown.replace(/^subteam\^/, '')}`;
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
