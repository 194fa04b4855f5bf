import { Fragment } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { directChannel, type WirePerson } from '../wire.ts';
import { AssistantMark } from './avatar.tsx';
import { Message, OutgoingLine } from './message.tsx';
import { useTexts } from './texts-context.ts';
import type { ChatControls } from './use-chat.ts';

export interface ConversationProps {
  readonly me: WirePerson;
  readonly channel: string;
  readonly controls: ChatControls;
  readonly suggestions: readonly string[];
}

const nearEndPx = 120;
const firstLineGapPx = 14;

export const Conversation = ({ me, channel, controls, suggestions }: ConversationProps) => {
  const { t, day } = useTexts();
  const { chat, pressed } = controls;
  const pane = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const newest = chat.messages.at(-1);

  // Keeps to the end when one reads there, but an answer longer than the pane is read from its first line.
  const keepToEnd = (): void => {
    const element = pane.current;
    if (!element || !atEnd.current) return;
    element.scrollTop = element.scrollHeight;
    const last = element.querySelector('[role=log] > :last-child');
    const above = last ? last.getBoundingClientRect().top - element.getBoundingClientRect().top - firstLineGapPx : 0;
    element.scrollTop += Math.min(0, above);
  };
  useLayoutEffect(() => {
    // Whoever asks wants to see the answer, wherever they were reading.
    if (chat.awaited.length > 0) atEnd.current = true;
    keepToEnd();
  }, [newest?.id, newest?.revision, chat.outgoing, chat.awaited, chat.loaded]);

  useLayoutEffect(() => {
    atEnd.current = true;
  }, [me.as, channel]);

  const empty = chat.loaded && chat.messages.length === 0 && chat.outgoing.length === 0;
  return (
    <div
      class="conversation"
      ref={pane}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < nearEndPx;
      }}
    >
      {/* A picture has its height only when it is here. */}
      <div class="conversation-inner" onLoadCapture={keepToEnd}>
        {chat.earlier !== null && (
          <button type="button" class="link earlier" onClick={controls.loadEarlier}>
            {t('console-earlier')}
          </button>
        )}
        <div role="log" aria-label={t('console-conversation')} aria-busy={!chat.loaded}>
          {chat.messages.map((message, i) => {
            const before = chat.messages[i - 1];
            const said = day(message.at);
            return (
              <Fragment key={message.id}>
                {(!before || day(before.at) !== said) && <p class="day">{said}</p>}
                <Message
                  message={message}
                  reader={me.as}
                  working={pressed?.messageId === message.id ? pressed.action : undefined}
                  onPress={(action) => controls.press(message.id, action)}
                />
              </Fragment>
            );
          })}
          {chat.outgoing.map((line) => (
            <OutgoingLine key={line.requestId} line={line} onRetry={() => controls.retry(line)} />
          ))}
        </div>
        {(chat.awaited.length > 0 || (pressed && controls.progress)) && (
          <p class="working" role="status">
            <AssistantMark />
            <span class="dots" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            {controls.progress ? <span>{controls.progress}</span> : <span class="hidden">{t('console-working')}</span>}
          </p>
        )}
        {empty && channel === directChannel && (
          <section class="empty">
            <h2>{t('console-empty-title')}</h2>
            <p>{t('console-empty-text')}</p>
            <div class="suggestions">
              {suggestions.map((line) => (
                <button key={line} type="button" class="suggestion" onClick={() => controls.say(line)}>
                  {line}
                </button>
              ))}
            </div>
          </section>
        )}
        {empty && channel !== directChannel && (
          <section class="empty">
            <h2>{t('console-empty-channel-title')}</h2>
            <p>{t('console-empty-channel-text')}</p>
          </section>
        )}
      </div>
    </div>
  );
};
