import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { WireCommand } from '../wire.ts';
import { AttachButton } from './attach-button.tsx';
import { completions } from './complete.ts';
import { useTexts } from './texts-context.ts';

export interface ComposerProps {
  readonly placeholder: string;
  readonly commands: readonly WireCommand[];
  /** What one has said before, oldest first. */
  readonly history: readonly string[];
  onSay(text: string): void;
  /** Takes files to be imported; undefined for those who import none. */
  readonly onFiles: ((files: readonly File[]) => Promise<void>) | undefined;
}

export const Composer = ({ placeholder, commands, history, onSay, onFiles }: ComposerProps) => {
  const { t } = useTexts();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const [hushed, setHushed] = useState(false);
  /** How far back in the history one is; 0: not at all. */
  const [back, setBack] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const offered = hushed ? [] : completions(text, commands);
  const choice = offered[Math.min(chosen, offered.length - 1)];

  useLayoutEffect(() => {
    if (!field.current) return;
    field.current.style.height = 'auto';
    field.current.style.height = `${field.current.scrollHeight}px`;
  }, [text]);

  // On a phone the keyboard would cover half of what one came to read.
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, []);

  const write = (line: string, steps = 0): void => {
    setText(line);
    setBack(steps);
    setChosen(0);
    setHushed(steps > 0);
  };
  const accept = ({ name }: WireCommand): void => {
    write(`/${name} `);
    field.current?.focus();
  };
  const say = (): void => {
    if (text.trim() === '') return;
    onSay(text.trim());
    write('');
  };
  const recall = (steps: number): boolean => {
    const line = steps === 0 ? '' : history.at(-steps);
    if (line === undefined || steps < 0) return false;
    write(line, steps);
    return true;
  };

  /** Whether the key was for us. */
  const pressedKey = (key: string, shift: boolean): boolean => {
    if (choice) {
      const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
      if (step !== 0) setChosen((offered.indexOf(choice) + step + offered.length) % offered.length);
      else if (key === 'Escape') setHushed(true);
      else if (key === 'Tab' || (key === 'Enter' && !shift)) accept(choice);
      else return false;
      return true;
    }
    if (key === 'Enter' && !shift) say();
    else if (key === 'ArrowUp' && (text === '' || back > 0)) return recall(back + 1);
    else if (key === 'ArrowDown' && back > 0) return recall(back - 1);
    else return false;
    return true;
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
    >
      {choice && (
        <div class="completions" id="completions" role="listbox" aria-label={t('console-commands')}>
          {offered.map((command) => (
            <div
              key={command.name}
              id={`completion-${command.name}`}
              role="option"
              aria-selected={command === choice}
              tabIndex={-1}
              onMouseDown={(event) => {
                event.preventDefault();
                accept(command);
              }}
            >
              <b>/{command.name}</b> <span>{command.summary}</span>
            </div>
          ))}
        </div>
      )}
      <textarea
        ref={field}
        rows={1}
        maxLength={16_000}
        value={text}
        placeholder={placeholder}
        aria-label={placeholder}
        aria-autocomplete="list"
        aria-controls="completions"
        aria-activedescendant={choice && `completion-${choice.name}`}
        dir="auto"
        onInput={({ currentTarget: { value } }) => write(value)}
        onKeyDown={(event) => {
          if (!event.isComposing && pressedKey(event.key, event.shiftKey)) event.preventDefault();
        }}
      />
      {onFiles && <AttachButton onFiles={onFiles} />}
      <button type="submit" class="send" aria-label={t('console-send')} disabled={text.trim() === ''}>
        <svg
          viewBox="0 0 16 16"
          width="16"
          height="16"
          fill="none"
          stroke="currentColor"
          stroke-width="1.8"
          stroke-linecap="round"
          stroke-linejoin="round"
          aria-hidden="true"
        >
          <path d="M8 13V3M3.5 7.5 8 3l4.5 4.5" />
        </svg>
      </button>
    </form>
  );
};
