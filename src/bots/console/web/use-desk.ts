import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Card } from '../../../core/cards/card.ts';
import type { Form } from '../../../core/forms/form.ts';
import type { WireAdminAnswer } from '../wire.ts';
import * as api from './api.ts';
import { type Refusal, reasonOf, refusalOf } from './refusal.ts';

export interface DeskControls {
  /** The page; null while it is on its way. */
  readonly card: Card | null;
  /** What came of the last button or form. */
  readonly answer: Card | null;
  /** The action whose answer is awaited. */
  readonly working: string | undefined;
  readonly form: Form | null;
  /** What the server turned away last, in its words. */
  readonly problem: string | null;
  press(action: string): void;
  /** Sends the open form; gives what is wrong with it, or null when it was taken. */
  submit(values: Record<string, string>): Promise<Refusal | null>;
  closeForm(): void;
}

/** The page that an action opens; null: it does something else. */
const pageOf = (action: string): string | null => /^admin(?::(.*))?$/.exec(action)?.[1] ?? null;

/** A page of administration, as `/admin` names it (`imports 2`), and what one does there. Another page, or the same once more, is another desk. */
export const useDesk = (
  as: string,
  page: string,
  onOpen: (page: string) => void,
  onActed: () => void,
): DeskControls => {
  const [card, setCard] = useState<Card | null>(null);
  /** Whether another card stands in place of the page. */
  const [isReplaced, setIsReplaced] = useState(false);
  const [answer, setAnswer] = useState<Card | null>(null);
  const [working, setWorking] = useState<string | undefined>();
  const [form, setForm] = useState<Form | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const press = useCallback((action: string) => api.administer({ as, action, requestId: crypto.randomUUID() }), [as]);
  /** Gives the page as it is now; null, and says why, where it cannot be had. */
  const load = useCallback(async (): Promise<Card | null> => {
    try {
      const shown = await press(`admin:${page}`);
      setCard(shown.card);
      setIsReplaced(false);
      return shown.card;
    } catch (error) {
      setProblem(reasonOf(error));
      return null;
    }
  }, [press, page]);
  useEffect(() => {
    void load();
  }, [load]);

  const replace = (by: Card): void => {
    setCard(by);
    setIsReplaced(true);
  };

  const take = async (said: WireAdminAnswer): Promise<void> => {
    onActed();
    if (said.form) return setForm(said.form);
    if (said.replaces && said.outcome === 'ok') return replace(said.card);
    setAnswer(said.card);
    if (!isReplaced) await load();
  };

  return {
    card,
    answer,
    working,
    form,
    problem,
    press: async (action) => {
      if (working !== undefined) return;
      const next = pageOf(action);
      if (next !== null && next !== page) return onOpen(next);
      setProblem(null);
      setAnswer(null);
      setWorking(action);
      try {
        await take(await press(action));
      } catch (error) {
        setProblem(reasonOf(error));
      } finally {
        setWorking(undefined);
      }
    },
    submit: async (values) => {
      if (!form) return null;
      try {
        const said = await api.fillIn({ as, formId: form.id, values, requestId: crypto.randomUUID() });
        setForm(null);
        onActed();
        if (said.replaces) {
          replace(said.card);
          return null;
        }
        // What the page itself shows need not be told beside it.
        const isShown = JSON.stringify(await load()) !== JSON.stringify(card);
        setAnswer(isShown ? null : said.card);
        return null;
      } catch (error) {
        return refusalOf(error);
      }
    },
    closeForm: () => setForm(null),
  };
};
