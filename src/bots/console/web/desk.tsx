import type { WirePerson } from '../wire.ts';
import { CardView } from './card-view.tsx';
import { FormDialog } from './form-dialog.tsx';
import { useTexts } from './texts-context.ts';
import { useDesk } from './use-desk.ts';

interface DeskProps {
  readonly me: WirePerson;
  /** As `/admin` names it: `imports 2`. */
  readonly page: string;
  onOpen(page: string): void;
  onActed(): void;
}

/** A page of administration. */
export const Desk = ({ me, page, onOpen, onActed }: DeskProps) => {
  const { t } = useTexts();
  const { card, answer, working, form, problem, press, submit, closeForm } = useDesk(me.as, page, onOpen, onActed);
  return (
    <section class="desk" aria-busy={card === null && problem === null}>
      <div class="desk-inner">
        {problem !== null && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        {answer && (
          <div class="desk-answer" role="status">
            <CardView card={answer} working={working} onPress={press} />
          </div>
        )}
        {card && <CardView card={card} working={working} onPress={press} />}
        {card === null && problem === null && <p class="quiet">{t('console-working')}</p>}
      </div>
      {form && <FormDialog key={form.id} form={form} onSubmit={submit} onClose={closeForm} />}
    </section>
  );
};
