import { type AlarmParts, type Raised, raiseAlarm } from '../core/alarms/alarms.ts';

/**
 * A platform will not have what we made of a card: a fault of ours with an alarm of its own, never "not delivered". Whoever was to see the card
 * gets its words. `about` names the card, such as the command that answered; `why` is the platform's own word for what is wrong.
 */
export type RenderAlarm = (about: string | undefined, why: string, details?: Raised['details']) => Promise<void>;

export const renderAlarm =
  (parts: AlarmParts, platform: string): RenderAlarm =>
  (about = 'answer', why, details = {}) =>
    raiseAlarm(parts, { kind: 'render', subject: `${platform}/${about}: ${why}`, details });

/** Draws, or says that the renderer itself failed and gives null. */
export const drawnOr = async <Rendered>(
  alarm: RenderAlarm,
  about: string | undefined,
  draw: () => Rendered,
): Promise<Rendered | null> => {
  try {
    return draw();
  } catch (error) {
    await alarm(about, error instanceof Error ? error.name : 'Error');
    return null;
  }
};
