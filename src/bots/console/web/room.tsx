import { useCallback, useEffect, useState } from 'preact/hooks';
import {
  directChannel,
  type WireAdminPage,
  type WireBegun,
  type WireChannel,
  type WireCommand,
  type WireMessage,
  type WirePerson,
} from '../wire.ts';
import * as api from './api.ts';
import { Composer } from './composer.tsx';
import { Conversation } from './conversation.tsx';
import { DemoClock } from './demo-clock.tsx';
import { Desk } from './desk.tsx';
import { FormDialog } from './form-dialog.tsx';
import { lastSeen, rememberSeen, wanted } from './memory.ts';
import { Sidebar } from './sidebar.tsx';
import { useTexts } from './texts-context.ts';
import { useChat } from './use-chat.ts';
import type { ClockControls } from './use-clock.ts';

interface RoomProps {
  readonly people: readonly WirePerson[];
  readonly me: WirePerson;
  readonly clock: ClockControls;
  onSwitch(as: string): void;
  onActed(): void;
  onBegun(how: WireBegun): void;
}

/** The page of one person: their channels, and the one that is open. */
export const Room = ({ people, me, clock, onSwitch, onActed, onBegun }: RoomProps) => {
  const { t } = useTexts();
  const [channels, setChannels] = useState<readonly WireChannel[]>([]);
  const [commands, setCommands] = useState<readonly WireCommand[]>([]);
  const [channel, setChannel] = useState(
    wanted.get('as') === me.as ? (wanted.get('channel') ?? directChannel) : directChannel,
  );
  const [pages, setPages] = useState<readonly WireAdminPage[]>([]);
  /** The page of administration that is open, as `/admin` names it; null: a channel is. */
  const [page, setPage] = useState(wanted.get('as') === me.as ? wanted.get('admin') : null);
  /** How often a page was opened: the same one again begins anew. */
  const [opened, setOpened] = useState(0);
  const [unread, setUnread] = useState<ReadonlySet<string>>(new Set());
  const [drawer, setDrawer] = useState(false);

  const elsewhere = useCallback(
    ({ channel: where, author }: WireMessage) => {
      if (author?.as !== me.as) setUnread((before) => new Set([...before, where]));
    },
    [me.as],
  );
  const controls = useChat(me, channel, elsewhere, onActed, onBegun);
  const { chat, report } = controls;

  useEffect(() => {
    const show = (found: readonly WireChannel[]): void => {
      setChannels(found);
      setUnread(new Set(found.filter((one) => one.lastId > lastSeen(me.as, one.channel)).map((one) => one.channel)));
    };
    api.channels(me.as).then(show, report);
  }, [me.as, report]);
  useEffect(() => {
    api.commands(me.as).then(setCommands, report);
    api.adminPages(me.as).then(setPages, report);
  }, [me.as, me.language, report]);

  useEffect(() => {
    history.replaceState(
      null,
      '',
      `?${new URLSearchParams({ as: me.as, ...(channel !== directChannel && { channel }), ...(page !== null && { admin: page }) })}`,
    );
  }, [me.as, channel, page]);
  const newest = chat.messages.at(-1)?.id;
  useEffect(() => {
    if (newest !== undefined) rememberSeen(me.as, channel, newest);
    setUnread((before) => new Set([...before].filter((one) => one !== channel)));
  }, [me.as, channel, newest]);

  useEffect(() => {
    if (!drawer) return;
    const leave = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') setDrawer(false);
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, [drawer]);

  const open = (next: string): void => {
    setChannel(next);
    setPage(null);
    setDrawer(false);
  };
  const administer = (next: string): void => {
    setPage(next);
    setOpened((count) => count + 1);
    setDrawer(false);
  };
  const name = channels.find((one) => one.channel === channel)?.name ?? channel;
  const section = page?.split(' ')[0] ?? null;
  const direct = channel === directChannel;
  const room = direct ? t('console-assistant') : `# ${name}`;
  const desk = pages.find((one) => one.name === section)?.title ?? t('console-administration');
  const known = new Set(commands.map((command) => command.name));
  const suggestions = ['/brief Acme', '/accounts', '/help'].filter((line) =>
    known.has(line.slice(1).split(' ')[0] ?? ''),
  );
  const saidBefore = chat.messages.filter(({ author }) => author?.as === me.as).map(({ text }) => text);

  return (
    <div class={drawer ? 'room drawer-open' : 'room'}>
      <aside class="sidebar" id="sidebar">
        <Sidebar
          people={people}
          me={me}
          channels={channels}
          unread={unread}
          channel={channel}
          pages={pages}
          page={section}
          onSwitch={onSwitch}
          onOpen={open}
          onAdminister={administer}
        />
      </aside>
      <button
        type="button"
        class="backdrop"
        tabIndex={drawer ? 0 : -1}
        aria-hidden={!drawer}
        aria-label={t('console-close-menu')}
        onClick={() => setDrawer(false)}
      />
      <main inert={drawer}>
        <header class="top">
          <button
            type="button"
            class="icon-button menu"
            aria-label={t('console-open-menu')}
            aria-expanded={drawer}
            aria-controls="sidebar"
            onClick={() => setDrawer(true)}
          >
            <svg
              viewBox="0 0 16 16"
              width="18"
              height="18"
              fill="none"
              stroke="currentColor"
              stroke-width="1.6"
              stroke-linecap="round"
              aria-hidden="true"
            >
              <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />
            </svg>
            {unread.size > 0 && <span class="unread" />}
          </button>
          <h1>{page === null ? room : desk}</h1>
          <small>{me.name}</small>
          <DemoClock controls={clock} />
        </header>
        {controls.lost && (
          <p class="banner" role="status">
            {t('console-lost')}
          </p>
        )}
        {page === null ? (
          <>
            <Conversation me={me} channel={channel} controls={controls} suggestions={suggestions} />
            {controls.notice !== null && (
              <p class="notice" role="alert">
                <span>{controls.notice}</span>
                <button type="button" class="link" onClick={controls.dismissNotice}>
                  {t('console-dismiss')}
                </button>
              </p>
            )}
            <Composer
              key={channel}
              placeholder={direct ? t('console-write') : t('console-write-channel')}
              commands={commands}
              history={saidBefore}
              onSay={controls.say}
              onFiles={direct && known.has('import') ? controls.attach : undefined}
            />
          </>
        ) : (
          <Desk key={opened} me={me} page={page} onOpen={administer} onActed={onActed} />
        )}
      </main>
      {controls.form && (
        <FormDialog
          key={controls.form.id}
          form={controls.form}
          onSubmit={controls.submit}
          onClose={controls.closeForm}
        />
      )}
    </div>
  );
};
