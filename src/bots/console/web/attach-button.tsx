import { useRef, useState } from 'preact/hooks';
import { useTexts } from './texts-context.ts';

/** What can be imported. What is in a file is judged by the server. */
const accepted = '.csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods,.mxl,.html,.json';

/** Picks files and has them sent, one lot at a time. */
export const AttachButton = ({ onFiles }: { readonly onFiles: (files: readonly File[]) => Promise<void> }) => {
  const { t } = useTexts();
  const field = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState(false);

  const send = async (picked: HTMLInputElement): Promise<void> => {
    const files = [...(picked.files ?? [])];
    // The same file, mended, can be picked again.
    picked.value = '';
    if (files.length === 0) return;
    setSending(true);
    await onFiles(files);
    setSending(false);
  };

  return (
    <>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        accept={accepted}
        onChange={({ currentTarget }) => void send(currentTarget)}
      />
      <button
        type="button"
        class="icon-button attach"
        aria-label={t('console-attach')}
        title={t('console-attach')}
        aria-busy={sending}
        disabled={sending}
        onClick={() => field.current?.click()}
      >
        <svg
          viewBox="0 0 16 16"
          width="17"
          height="17"
          fill="none"
          stroke="currentColor"
          stroke-width="1.5"
          stroke-linecap="round"
          stroke-linejoin="round"
          aria-hidden="true"
        >
          <path d="m13.5 7.3-5.7 5.7a3.3 3.3 0 0 1-4.7-4.7l5.9-5.9a2.2 2.2 0 0 1 3.1 3.1l-5.8 5.8a1.1 1.1 0 0 1-1.6-1.6l5.2-5.1" />
        </svg>
      </button>
    </>
  );
};
