import { useEffect, useState } from 'preact/hooks';
import { remember, remembered } from './memory.ts';
import { useTexts } from './texts-context.ts';

const isDark = (chosen: string | null): boolean =>
  chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;

/** Light or dark: the system's wish until one chooses. */
export const ThemeToggle = () => {
  const { t } = useTexts();
  const [chosen, setChosen] = useState(() => remembered('theme'));
  const dark = isDark(chosen);
  useEffect(() => {
    if (chosen) document.documentElement.dataset.theme = chosen;
  }, [chosen]);
  const other = dark ? 'light' : 'dark';
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={dark ? t('console-theme-light') : t('console-theme-dark')}
      onClick={() => {
        remember('theme', other);
        setChosen(other);
      }}
    >
      <svg
        viewBox="0 0 16 16"
        width="16"
        height="16"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linecap="round"
        stroke-linejoin="round"
        aria-hidden="true"
      >
        {dark ? (
          <path d="M8 11.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7" />
        ) : (
          <path d="M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5a5.8 5.8 0 1 0 7.1 7.1Z" />
        )}
      </svg>
    </button>
  );
};
