import { useCallback, useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { Form } from '../../../core/forms/form.ts';
import type { WireAnswer, WireBegun, WireMessage, WirePerson } from '../wire.ts';
import * as api from './api.ts';
import { type Chat, chatAfter, emptyChat, type Outgoing } from './chat.ts';
import { listen } from './live.ts';
import { type Refusal, reasonOf, refusalOf } from './refusal.ts';
import { sendFiles } from './send-files.ts';
import { useTexts } from './texts-context.ts';

/** A button that was pressed and whose answer is awaited. */
interface Pressed {
  readonly messageId: number;
  readonly action: string;
}

export interface ChatControls {
  readonly chat: Chat;
  readonly lost: boolean;
  readonly pressed: Pressed | null;
  readonly form: Form | null;
  /** How far something has come that is waited for. */
  readonly progress: string | null;
  /** What the server turned away last, in its words. */
  readonly notice: string | null;
  say(text: string): void;
  retry(line: Outgoing): void;
  /** Sends files to be imported, and asks what can be done with all that wait. */
  attach(files: readonly File[]): Promise<void>;
  press(messageId: number, action: string): void;
  /** Sends the open form; gives what is wrong with it, or null when it was taken. */
  submit(values: Record<string, string>): Promise<Refusal | null>;
  closeForm(): void;
  loadEarlier(): void;
  dismissNotice(): void;
  /** Says why something failed. */
  report(error: unknown): void;
}

const stillWorking = (error: unknown): boolean => error instanceof api.TurnedAway && error.status === 409;

/** A button that its answer took away took the keyboard's place with it: that is on the message now. */
const keepFocus = (messageId: number): void => {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) {
      document.getElementById(`message-${messageId}`)?.focus({ preventScroll: true });
    }
  });
};

/**
 * One channel as one person sees it, live.
 * @param elsewhere told of messages in their other channels
 * @param acted told when something of theirs was answered: it may have changed their language or their channels
 * @param begun told when one's own company has begun, and who goes on in it
 */
export const useChat = (
  me: WirePerson,
  channel: string,
  elsewhere: (message: WireMessage) => void,
  acted: () => void,
  begun: (how: WireBegun) => void,
): ChatControls => {
  const [chat, dispatch] = useReducer(chatAfter, emptyChat);
  const [lost, setLost] = useState(false);
  const [pressed, setPressed] = useState<Pressed | null>(null);
  const [form, setForm] = useState<Form | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const [progress, setProgress] = useState<string | null>(null);
  const { as } = me;
  const { t } = useTexts();
  // What is on screen now, for answers that arrive later.
  const here = useRef({ as, channel });
  const sending = useRef(Promise.resolve());
  here.current = { as, channel };
  const isHere = useCallback((then: { as: string; channel: string }) => {
    return then.as === here.current.as && then.channel === here.current.channel;
  }, []);

  const report = useCallback((error: unknown) => setNotice(reasonOf(error)), []);

  const load = useCallback(async () => {
    const then = here.current;
    try {
      const page = await api.messages(then.as, then.channel, 'end');
      if (isHere(then)) dispatch({ type: 'loaded', page });
    } catch (error) {
      if (isHere(then)) report(error);
    }
  }, [isHere, report]);

  useEffect(() => {
    dispatch({ type: 'opened' });
    setForm(null);
    setNotice(null);
    setPressed(null);
    void load();
  }, [as, channel, load]);

  useEffect(
    () =>
      listen(as, {
        message: (message) => {
          if (message.channel === here.current.channel) dispatch({ type: 'heard', messages: [message], me: as });
          else elsewhere(message);
        },
        progress: setProgress,
        connected: () => {
          setLost(false);
          void load();
        },
        anew: () => {
          dispatch({ type: 'opened' });
          void load();
        },
        lost: () => setLost(true),
        turnedAway: acted,
      }),
    [as, load, elsewhere, acted],
  );

  const take = (then: { as: string; channel: string }, { replies, form: asked }: WireAnswer): void => {
    acted();
    setProgress(null);
    if (!isHere(then)) return;
    dispatch({ type: 'heard', messages: replies, me: as });
    if (asked) setForm(asked);
  };

  const send = (line: Outgoing): void => {
    const then = here.current;
    dispatch({ type: 'sending', line: { requestId: line.requestId, text: line.text } });
    // In the order in which they were typed, however quickly.
    sending.current = sending.current.then(async () => {
      try {
        take(then, await api.say({ ...then, text: line.text, requestId: line.requestId }));
        dispatch({ type: 'sent', requestId: line.requestId });
      } catch (error) {
        if (stillWorking(error)) dispatch({ type: 'sent', requestId: line.requestId });
        else dispatch({ type: 'not-sent', requestId: line.requestId, problem: reasonOf(error) });
      }
    });
  };

  return {
    chat,
    lost,
    progress,
    pressed,
    form,
    notice,
    say: (text) => send({ requestId: crypto.randomUUID(), text }),
    retry: send,
    attach: async (files) => {
      const then = here.current;
      setNotice(null);
      const { taken, problems } = await sendFiles(as, files, (answer) => take(then, answer), t);
      if (!isHere(then)) return;
      if (problems.length > 0) setNotice(problems.join(' '));
      if (taken > 0) send({ requestId: crypto.randomUUID(), text: '/import' });
    },
    press: async (messageId, action) => {
      if (pressed) return;
      const then = here.current;
      setNotice(null);
      setPressed({ messageId, action });
      try {
        take(then, await api.press({ as, messageId, action, requestId: crypto.randomUUID() }));
      } catch (error) {
        if (isHere(then)) report(error);
      } finally {
        setPressed(null);
        keepFocus(messageId);
      }
    },
    submit: async (values) => {
      if (!form) return null;
      const then = here.current;
      try {
        const answer = await api.submit({ ...then, formId: form.id, values, requestId: crypto.randomUUID() });
        setForm(null);
        if (answer.begun) begun(answer.begun);
        else take(then, answer);
        return null;
      } catch (error) {
        return refusalOf(error);
      }
    },
    closeForm: () => setForm(null),
    loadEarlier: async () => {
      const then = here.current;
      if (chat.earlier === null) return;
      try {
        const page = await api.messages(then.as, then.channel, chat.earlier);
        if (isHere(then)) dispatch({ type: 'earlier', page });
      } catch (error) {
        report(error);
      }
    },
    dismissNotice: () => setNotice(null),
    report,
  };
};
