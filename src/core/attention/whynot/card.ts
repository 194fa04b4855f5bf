import type { Temporal } from 'temporal-polyfill';
import { actions, button, card, list, text } from '../../cards/build.ts';
import type { Card } from '../../cards/card.ts';
import type { Translator } from '../../i18n/translator.ts';
import { oldData } from '../rules.ts';
import { heldBecause } from '../why/timing.ts';
import type { Answer } from './look.ts';

/** What kept it from its reader, in words. Pure. */
const causeText = (t: Translator, { cause, summaryAt }: Answer, now: Temporal.Instant): string => {
  switch (cause.why) {
    case 'told':
      return t('whynot-told', { when: t.moment(cause.at, now) });
    case 'snoozed':
      return t('whynot-snoozed', { when: t.moment(cause.until, now) });
    case 'gathered':
      return t('whynot-gathered', { when: t.moment(cause.until, now) });
    case 'held': {
      const said = { why: heldBecause(t, cause.reason), when: summaryAt ? t.moment(summaryAt, now) : '–' };
      return cause.reason === oldData ? t('whynot-waits-for-data', said) : t('whynot-held', said);
    }
    default:
      return t('whynot-cause', { cause: cause.why });
  }
};

/** Why nothing came by one rule. Pure. @param name of the client; null: it looks at none */
export const whyNotCard = (t: Translator, answer: Answer, name: string | null, now: Temporal.Instant): Card => {
  const said = causeText(t, answer, now);
  const kind = t('message-kind', { kind: answer.kind });
  return card(name === null ? t('whynot-title', { kind, said }) : t('whynot-title-client', { name, kind, said }), [
    list([...answer.says]),
    answer.cause.why === 'told' && actions(button(t('why-button'), `why:${answer.cause.id}`)),
  ]);
};

/** Why nothing came of a client, by all rules, one line each. Pure. */
export const whyNotAllCard = (t: Translator, answers: readonly Answer[], name: string, now: Temporal.Instant): Card =>
  card(t('whynot-all', { name, count: answers.length }), [
    list(
      answers.map((answer) => [
        { text: t('message-kind', { kind: answer.kind }), style: 'strong' },
        `: ${causeText(t, answer, now)}${answer.says[0] ? ` · ${answer.says[0]}` : ''}`,
      ]),
    ),
    text(t('whynot-hint')),
  ]);
