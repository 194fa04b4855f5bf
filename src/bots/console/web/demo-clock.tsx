import { useEffect, useRef, useState } from 'preact/hooks';
import { useTexts } from './texts-context.ts';
import type { ClockControls } from './use-clock.ts';

/** As the server allows, at once. */
const furthestMs = 92 * 86_400_000;

/** The demo's day and time: a button that opens what moves it. */
export const DemoClock = ({ controls }: { readonly controls: ClockControls }) => {
  const { t, weekday, date, hour, fieldMoment } = useTexts();
  const { clock, isMoving, problem, nowMs, move, forgive } = controls;
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    const element = root.current;
    if (!open || !element) return;
    const leave = ({ target }: Event): void => {
      if (target instanceof Node && !element.contains(target)) setOpen(false);
    };
    const keys = ({ key }: KeyboardEvent): void => {
      if (key !== 'Escape') return;
      setOpen(false);
      toggle.current?.focus();
    };
    document.addEventListener('pointerdown', leave);
    element.addEventListener('keydown', keys);
    return () => {
      document.removeEventListener('pointerdown', leave);
      element.removeEventListener('keydown', keys);
    };
  }, [open]);

  if (!clock?.movable) return null;
  const now = nowMs();
  const go = async (to: string): Promise<void> => {
    if (isMoving) return;
    // What comes meanwhile is to be seen.
    setOpen(false);
    toggle.current?.focus();
    if (!(await move(to))) setOpen(true);
  };
  const steps: readonly (readonly [to: string, label: string])[] = [
    ['+1h', t('console-clock-hour')],
    ['tomorrow 08:00', t('console-clock-tomorrow')],
    ['monday 08:00', t('console-clock-monday')],
  ];
  return (
    <div class="demo-clock" ref={root}>
      <button
        type="button"
        ref={toggle}
        class="demo-clock-button"
        aria-expanded={open}
        aria-busy={isMoving}
        aria-label={`${t('console-clock')}: ${weekday(now)} ${date(now)} ${hour(now)}`}
        onClick={() => {
          forgive();
          setOpen(!open);
        }}
      >
        <svg
          viewBox="0 0 16 16"
          width="14"
          height="14"
          fill="none"
          stroke="currentColor"
          stroke-width="1.5"
          stroke-linecap="round"
          stroke-linejoin="round"
          aria-hidden="true"
        >
          <circle cx="8" cy="8" r="6" />
          <path class="demo-clock-hand" d="M8 8V4.5" />
          <path d="M8 8h2.5" />
        </svg>
        <span>
          {weekday(now)} <span class="demo-clock-date">{date(now)} </span>
          {hour(now)}
        </span>
      </button>
      <span class="hidden" role="status">
        {isMoving && t('console-clock-moving')}
      </span>
      {open && (
        <div class="demo-clock-menu">
          <h2>
            {t('console-clock')}
            <small>
              {weekday(now)} {date(now)} {hour(now)}
            </small>
          </h2>
          <p>{t('console-clock-hint')}</p>
          <div class="demo-clock-steps">
            {steps.map(([to, label]) => (
              <button key={to} type="button" class="button" aria-disabled={isMoving} onClick={() => void go(to)}>
                {label}
              </button>
            ))}
          </div>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void go(String(new FormData(event.currentTarget).get('to') ?? ''));
            }}
          >
            <input
              type="datetime-local"
              name="to"
              required
              aria-label={t('console-clock-to')}
              min={fieldMoment(now)}
              max={fieldMoment(now + furthestMs)}
            />
            <button type="submit" class="button button-primary" aria-disabled={isMoving}>
              {t('console-clock-go')}
            </button>
          </form>
          {problem !== null && (
            <p class="problem" role="alert">
              {problem}
            </p>
          )}
        </div>
      )}
    </div>
  );
};
