/** Whether the platform takes a text for a link: a host with a dot, or one of Telegram's own. */
export const isLink = (text: string): boolean => linkProblem(text) === null;

/** Why the platform refuses a link, or null. */
export const linkProblem = (text: string): string | null => {
  if (/^tg:(?:\/\/)?[\w-]+/i.test(text)) return null;
  const address = /^[a-z][a-z\d+.-]*:/i.test(text) && !/^[\w.-]+:\d/.test(text) ? text : `http://${text}`;
  if (!URL.canParse(address)) return 'Host is invalid';
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'Unsupported URL protocol';
  return url.hostname.includes('.') || url.hostname.startsWith('[') ? null : 'Wrong HTTP URL';
};
