import { useEffect, useRef, useState } from 'preact/hooks';
import { useTexts } from './texts-context.ts';

export interface BegunDialogProps {
  readonly secret: string;
  onKept(): void;
}

const kept = 'kept';

/** Shows the secret of the console, this once: it closes by its button alone. */
export const BegunDialog = ({ secret, onKept }: BegunDialogProps) => {
  const { t } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const shown = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    dialog.current?.showModal();
    // Who goes away now will not see it again.
    const ask = (event: Event): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);

  /** Where the clipboard is not for us, it is at least marked. */
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(secret);
      setCopied(true);
    } catch {
      if (shown.current) getSelection()?.selectAllChildren(shown.current);
    }
  };
  return (
    <dialog
      ref={dialog}
      class="form-dialog begun"
      aria-labelledby="begun-title"
      onCancel={(event) => event.preventDefault()}
      onClose={({ currentTarget }) => (currentTarget.returnValue === kept ? onKept() : currentTarget.showModal())}
    >
      <form method="dialog">
        <h2 id="begun-title">{t('console-begun-title')}</h2>
        <p>{t('console-begun-text')}</p>
        <code class="secret" ref={shown}>
          {secret}
        </code>
        <p class="quiet">{t('console-begun-lost')}</p>
        <footer>
          <button type="button" class="button" onClick={copy}>
            {copied ? t('console-begun-copied') : t('console-begun-copy')}
          </button>
          <button type="submit" value={kept} class="button button-primary">
            {t('console-begun-kept')}
          </button>
        </footer>
      </form>
    </dialog>
  );
};
