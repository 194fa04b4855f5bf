import { directChannel, type WireChannel, type WirePerson } from '../wire.ts';
import { PersonSwitcher } from './person-switcher.tsx';
import { useTexts } from './texts-context.ts';
import { ThemeToggle } from './theme.tsx';

export interface SidebarProps {
  readonly people: readonly WirePerson[];
  readonly me: WirePerson;
  readonly channels: readonly WireChannel[];
  readonly unread: ReadonlySet<string>;
  readonly channel: string;
  onSwitch(as: string): void;
  onOpen(channel: string): void;
}

export const Sidebar = ({ people, me, channels, unread, channel, onSwitch, onOpen }: SidebarProps) => {
  const { t } = useTexts();
  const departments = channels.filter((one) => one.channel !== directChannel);
  const link = (key: string, sign: string, name: string) => (
    <button
      key={key}
      type="button"
      class="channel"
      aria-current={key === channel ? 'page' : undefined}
      onClick={() => onOpen(key)}
    >
      <span class="channel-sign" aria-hidden="true">
        {sign}
      </span>
      <span class="channel-name">{name}</span>
      {unread.has(key) && <span class="unread" role="img" aria-label={t('console-unread')} />}
    </button>
  );
  return (
    <>
      <header class="brand">
        <b>KAM Assistant</b>
        <ThemeToggle />
      </header>
      <PersonSwitcher people={people} me={me} onSwitch={onSwitch} />
      <nav aria-label={t('console-channels')}>
        {link(directChannel, '◆', t('console-direct-chat'))}
        {departments.length > 0 && <h2>{t('console-channels')}</h2>}
        {departments.map(({ channel: key, name }) => link(key, '#', name ?? key))}
      </nav>
    </>
  );
};
