import { directChannel, type WireAdminPage, type WireChannel, type WirePerson } from '../wire.ts';
import { PersonSwitcher } from './person-switcher.tsx';
import { useTexts } from './texts-context.ts';
import { ThemeToggle } from './theme.tsx';

export interface SidebarProps {
  readonly people: readonly WirePerson[];
  readonly me: WirePerson;
  readonly channels: readonly WireChannel[];
  readonly unread: ReadonlySet<string>;
  readonly channel: string;
  /** The pages of administration that they may see. */
  readonly pages: readonly WireAdminPage[];
  /** The one that is open, by its name; null: a channel is. */
  readonly page: string | null;
  onSwitch(as: string): void;
  onOpen(channel: string): void;
  onAdminister(page: string): void;
}

export const Sidebar = ({
  people,
  me,
  channels,
  unread,
  channel,
  pages,
  page,
  onSwitch,
  onOpen,
  onAdminister,
}: SidebarProps) => {
  const { t } = useTexts();
  const departments = channels.filter((one) => one.channel !== directChannel);
  const link = (sign: string, name: string, isHere: boolean, isUnread: boolean, open: () => void) => (
    <button
      key={`${sign}${name}`}
      type="button"
      class="channel"
      aria-current={isHere ? 'page' : undefined}
      onClick={open}
    >
      <span class="channel-sign" aria-hidden="true">
        {sign}
      </span>
      <span class="channel-name">{name}</span>
      {isUnread && <span class="unread" role="img" aria-label={t('console-unread')} />}
    </button>
  );
  const room = (key: string, sign: string, name: string) =>
    link(sign, name, page === null && key === channel, unread.has(key), () => onOpen(key));
  return (
    <>
      <header class="brand">
        <b>KAM Assistant</b>
        <ThemeToggle />
      </header>
      <PersonSwitcher people={people} me={me} onSwitch={onSwitch} />
      <nav aria-label={t('console-channels')}>
        {room(directChannel, '◆', t('console-direct-chat'))}
        {departments.length > 0 && <h2>{t('console-channels')}</h2>}
        {departments.map(({ channel: key, name }) => room(key, '#', name ?? key))}
        {pages.length > 0 && <h2>{t('console-administration')}</h2>}
        {pages.map(({ name, title }) => link('›', title, name === page, false, () => onAdminister(name)))}
      </nav>
    </>
  );
};
