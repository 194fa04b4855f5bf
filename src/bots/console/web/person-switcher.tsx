import { useEffect, useRef, useState } from 'preact/hooks';
import type { WirePerson } from '../wire.ts';
import { Avatar } from './avatar.tsx';
import { groupByRole, roleName } from './roles.ts';
import { useTexts } from './texts-context.ts';

export interface PersonSwitcherProps {
  readonly people: readonly WirePerson[];
  readonly me: WirePerson;
  onSwitch(as: string): void;
}

/** Whom one speaks as: a button that opens a list to search in. */
export const PersonSwitcher = ({ people, me, onSwitch }: PersonSwitcherProps) => {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const [sought, setSought] = useState('');
  const root = useRef<HTMLDivElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  const groups = groupByRole(people, sought);

  const close = (): void => {
    setOpen(false);
    setSought('');
    toggle.current?.focus();
  };
  const move = (step: number): void => {
    const stops = [
      ...(root.current?.querySelectorAll<HTMLElement>('.switcher-list input, .switcher-list button') ?? []),
    ];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    stops[(at + step + stops.length) % stops.length]?.focus();
  };

  const keyDown = useRef((_event: KeyboardEvent): void => {});
  keyDown.current = (event) => {
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const choose = (as: string): void => {
    close();
    onSwitch(as);
  };
  useEffect(() => {
    const element = root.current;
    if (!open || !element) return;
    element.querySelector('input')?.focus();
    const leave = ({ target }: Event): void => {
      if (target instanceof Node && !element.contains(target)) setOpen(false);
    };
    const keys = (event: KeyboardEvent): void => keyDown.current(event);
    document.addEventListener('pointerdown', leave);
    element.addEventListener('keydown', keys);
    return () => {
      document.removeEventListener('pointerdown', leave);
      element.removeEventListener('keydown', keys);
    };
  }, [open]);

  return (
    <div class="switcher" ref={root}>
      <button
        type="button"
        ref={toggle}
        class="switcher-button"
        aria-expanded={open}
        aria-label={`${t('console-speak-as')}: ${me.name}`}
        onClick={() => (open ? close() : setOpen(true))}
      >
        <Avatar name={me.name} />
        <span>
          <b>{me.name}</b>
          <small>{roleName(me.role, t)}</small>
        </span>
        <svg
          viewBox="0 0 16 16"
          width="14"
          height="14"
          fill="none"
          stroke="currentColor"
          stroke-width="1.6"
          stroke-linecap="round"
          stroke-linejoin="round"
          aria-hidden="true"
        >
          <path d="m5 6 3-3 3 3M5 10l3 3 3-3" />
        </svg>
      </button>
      {open && (
        <div class="switcher-list">
          <input
            type="search"
            value={sought}
            placeholder={t('console-find-person')}
            aria-label={t('console-find-person')}
            onInput={({ currentTarget: { value } }) => setSought(value)}
            onKeyDown={(event) => {
              const first = groups[0]?.people[0];
              if (event.key === 'Enter' && first) choose(first.as);
            }}
          />
          <div class="switcher-people">
            {groups.map(({ role, people: members }) => (
              <section key={role}>
                <h3>{roleName(role, t)}</h3>
                {members.map(({ as, name, language }) => (
                  <button key={as} type="button" aria-current={as === me.as} onClick={() => choose(as)}>
                    <Avatar name={name} />
                    <span>{name}</span>
                    <small>{language}</small>
                  </button>
                ))}
              </section>
            ))}
            {groups.length === 0 && <p class="quiet">{t('console-nobody-found')}</p>}
          </div>
        </div>
      )}
    </div>
  );
};
