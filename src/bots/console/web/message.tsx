import type { WireMessage } from '../wire.ts';
import { fileHref } from './api.ts';
import { AssistantMark, Avatar } from './avatar.tsx';
import { CardView } from './card-view.tsx';
import type { Outgoing } from './chat.ts';
import { FileView } from './file-view.tsx';
import { useTexts } from './texts-context.ts';

export interface MessageProps {
  readonly message: WireMessage;
  /** The handle of who reads it. */
  readonly reader: string;
  readonly working: string | undefined;
  onPress(action: string): void;
}

export const Message = ({ message, reader, working, onPress }: MessageProps) => {
  const { t, time } = useTexts();
  const { author, card, text, at, editedAt, onlyYou, file } = message;
  const mine = author?.as === reader;
  return (
    <article id={`message-${message.id}`} tabIndex={-1} class={mine ? 'message message-mine' : 'message'}>
      {!mine && (author ? <Avatar name={author.name} /> : <AssistantMark />)}
      <div class="message-body">
        <header>
          {!mine && <b>{author ? author.name : t('console-assistant')}</b>}
          <time dateTime={at}>{time(at)}</time>
          {editedAt && <span title={time(editedAt)}>{t('console-edited')}</span>}
          {onlyYou && <span class="only-you">{t('console-only-you')}</span>}
        </header>
        {card ? (
          <CardView card={card} working={working} onPress={onPress} />
        ) : (
          <p class="line" dir="auto">
            {text}
          </p>
        )}
        {file && <FileView file={file} href={fileHref(reader, message.id)} />}
      </div>
    </article>
  );
};

/** A line of mine on its way, or one that did not get there. */
export const OutgoingLine = ({ line, onRetry }: { readonly line: Outgoing; onRetry(): void }) => {
  const { t } = useTexts();
  return (
    <article class="message message-mine message-outgoing">
      <div class="message-body">
        <p class="line" dir="auto">
          {line.text}
        </p>
        {line.problem !== undefined && (
          <p class="problem" role="alert">
            {t('console-not-sent')} {line.problem}{' '}
            <button type="button" class="link" onClick={onRetry}>
              {t('console-try-again')}
            </button>
          </p>
        )}
      </div>
    </article>
  );
};
