import type {
  WireAdminAnswer,
  WireAdminPage,
  WireAnswer,
  WireChannel,
  WireClock,
  WireCommand,
  WireError,
  WirePage,
  WirePerson,
} from '../wire.ts';

/** The server turned something away; `message` says why, in the reader's language. */
export class TurnedAway extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** Of a form: the field that is to blame. */
    readonly field?: string,
  ) {
    super(message);
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits between attempts while the server or its database is away: half a minute in all. */
const waits = [500, 1_000, 2_000, 4_000, 8_000, 15_000];

/** What is on its way to change something. Its answer may be a pass, and what is said only once. */
const underWay = new Set<Promise<unknown>>();

const ask = async <Said>(path: string, init?: RequestInit): Promise<Said> => {
  const response = await fetch(`/api/console/${path}`, init);
  if (response.status === 401 && init === undefined && underWay.size > 0) {
    await Promise.allSettled(underWay);
    return ask(path);
  }
  if (response.status === 401) location.assign('/console/login');
  const said = await response.json();
  if (response.ok) return said as Said;
  const { message, field } = (said as WireError).error;
  throw new TurnedAway(response.status, message, field);
};

/** Asks again while nobody is there to answer. Only for what may be sent twice. */
const persist = async <Said>(path: string, init?: RequestInit): Promise<Said> => {
  for (const wait of waits) {
    try {
      return await ask(path, init);
    } catch (error) {
      if (error instanceof TurnedAway && error.status < 502) throw error;
      await pause(wait);
    }
  }
  return ask(path, init);
};

const get = <Said>(path: string, query: Record<string, string> = {}): Promise<Said> =>
  persist(`${path}?${new URLSearchParams(query)}`);

/** The request id makes it safe to send again: the server acts once. */
const post = async <Said = WireAnswer>(path: string, body: { readonly requestId: string }): Promise<Said> => {
  const headers = { 'Content-Type': 'application/json' };
  const sent = persist<Said>(path, { method: 'POST', headers, body: JSON.stringify(body) });
  underWay.add(sent);
  try {
    return await sent;
  } finally {
    underWay.delete(sent);
  }
};

export const people = async (): Promise<readonly WirePerson[]> =>
  (await get<{ people: WirePerson[] }>('people')).people;

export const channels = async (as: string): Promise<readonly WireChannel[]> =>
  (await get<{ channels: WireChannel[] }>('channels', { as })).channels;

export const commands = async (as: string): Promise<readonly WireCommand[]> =>
  (await get<{ commands: WireCommand[] }>('commands', { as })).commands;

export const clock = (as: string): Promise<WireClock> => get('clock', { as });

export const moveClock = (body: { as: string; to: string; requestId: string }): Promise<WireClock> =>
  post('clock', body);

/** The messages before one, or the newest. */
export const messages = (as: string, channel: string, before: number | 'end'): Promise<WirePage> =>
  get('messages', { as, channel, before: String(before) });

/** Where the file of a message is. */
export const fileHref = (as: string, messageId: number): string =>
  `/api/console/messages/${messageId}/file?${new URLSearchParams({ as })}`;

export const say = (body: { as: string; channel: string; text: string; requestId: string }): Promise<WireAnswer> =>
  post('messages', body);

/** Sends a file to be imported: its bytes, as they are. */
export const sendFile = (as: string, file: File, requestId: string): Promise<WireAnswer> =>
  persist(`files?${new URLSearchParams({ as, name: file.name, requestId })}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: file,
  });

export const press = (body: {
  as: string;
  messageId: number;
  action: string;
  requestId: string;
}): Promise<WireAnswer> => post('actions', body);

export const submit = (body: {
  as: string;
  channel: string;
  formId: string;
  values: Record<string, string>;
  requestId: string;
}): Promise<WireAnswer> => post('forms', body);

/** The pages of administration that somebody may see. */
export const adminPages = async (as: string): Promise<readonly WireAdminPage[]> =>
  (await get<{ pages: WireAdminPage[] }>('admin', { as })).pages;

export const administer = (body: { as: string; action: string; requestId: string }): Promise<WireAdminAnswer> =>
  post('admin/actions', body);

export const fillIn = (body: {
  as: string;
  formId: string;
  values: Record<string, string>;
  requestId: string;
}): Promise<WireAdminAnswer> => post('admin/forms', body);
