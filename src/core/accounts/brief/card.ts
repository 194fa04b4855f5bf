import { actions, button, card, context } from '../../cards/build.ts';
import type { Card } from '../../cards/card.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Part } from '../../people/policy.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { findingsOf } from './findings.ts';
import { drawn, fitted } from './fit.ts';
import type { BuildPart } from './part.ts';
import { contracts } from './parts/contracts.ts';
import { footer } from './parts/footer.ts';
import { ask, offer } from './parts/hints.ts';
import { history } from './parts/history.ts';
import { issues } from './parts/issues.ts';
import { meeting } from './parts/meeting.ts';
import { money } from './parts/money.ts';
import { orders } from './parts/orders.ts';
import { people } from './parts/people.ts';
import { competitors, goals } from './parts/plans.ts';
import { promises } from './parts/promises.ts';
import { titleOf } from './parts/title.ts';
import { who } from './parts/who.ts';
import { dots } from './text.ts';

/** Always in this order, so that the eye knows where to look. */
const order: readonly BuildPart[] = [
  who,
  meeting,
  money,
  orders,
  people,
  issues,
  promises,
  history,
  contracts,
  goals,
  competitors,
  ask,
  offer,
];

/** The brief: one message that anybody can read a minute before the meeting. Pure. */
export const briefCard = (dossier: Dossier, visible: ReadonlySet<Part>, t: Translator): Card => {
  const findings = findingsOf(dossier);
  const parts = order.flatMap((build) => build(findings, t) ?? []);
  const silent = parts.flatMap(({ silentSource }) => silentSource ?? []);
  const small = footer(findings, visible, silent, t);
  return fitted(parts, (kept, left) => {
    const print = dots(small, left > 0 && t('brief-shortened', { count: left }));
    return card(titleOf(findings, t), [
      ...kept.map(drawn),
      print ? context(print) : null,
      actions(button(t('brief-button-more'), `brief-more:${dossier.profile.id}`)),
    ]);
  });
};
