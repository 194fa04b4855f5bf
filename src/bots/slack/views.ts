import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Form } from '../../core/forms/form.ts';
import type { Translator } from '../../core/i18n/translator.ts';
import type { RenderAlarm } from '../render-alarm.ts';
import type { SlackApi } from './api.ts';
import { slackLimits } from './limits.ts';
import { type Origin, renderForm } from './modal.ts';
import { isRefused } from './outcomes.ts';
import { againId } from './update.ts';

/** A form is opened within three seconds of what was pressed or typed, and once. */
const tooLate = new Set(['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id']);

/** Slack will not have a view as we drew it. */
export const malformedView = new Set(['invalid_arguments', 'invalid_blocks', 'view_too_large']);

/** Opens a form before somebody, if it is not too late for that. One that Slack refuses is a fault of ours; the message that it comes with is sent. */
export const openForm = async (
  { api, alarm }: { readonly api: SlackApi; readonly alarm: RenderAlarm },
  t: Translator,
  triggerId: string | undefined,
  form: Form,
  origin: Origin,
): Promise<void> => {
  if (!triggerId) return;
  try {
    await api.call('views.open', { trigger_id: triggerId, view: renderForm(t, form, origin) }, z.object({}));
  } catch (error) {
    if (isRefused(error, tooLate)) return;
    if (!isRefused(error, malformedView)) throw error;
    await alarm(`form ${form.id}`, error.code, { said: error.details });
  }
};

/** What had led to a form, as the button says it that asks for it once more; `about`: a line about a message, by the id of what came in. */
export type Asked = { readonly by: 'say' | 'press' | 'about'; readonly what: string };

/** The button under a message that came with a form: for whom it opened too late, or who closed it. */
export const againBlock = (t: Translator, { by, what }: Asked): types.ActionsBlock | undefined => {
  const value = `${by} ${what}`;
  if (value.length > slackLimits.button.value) return undefined;
  const text = { type: 'plain_text' as const, text: t('slack-fill-in'), emoji: false };
  return { type: 'actions', elements: [{ type: 'button', action_id: againId, text, value, style: 'primary' }] };
};

/** The inverse of what {@link againBlock} wrote; null for what it never writes. */
export const readAsked = (value: string): Asked | null => {
  const { by, what } = /^(?<by>say|press|about) (?<what>.+)$/s.exec(value)?.groups ?? {};
  return what && (by === 'say' || by === 'press' || by === 'about') ? { by, what } : null;
};
