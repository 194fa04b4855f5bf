import type { Button } from '../../core/cards/card.ts';
import { limits, rowCharacters } from './limits.ts';

/** A button under a message, as the Bot API has it. */
export interface Key {
  readonly text: string;
  readonly callback_data: string;
  readonly style?: 'primary' | 'danger';
}

export type Keyboard = readonly (readonly Key[])[];

const keyOf = ({ label, action, style }: Button): Key => ({
  text: label,
  callback_data: action,
  ...(style && { style }),
});

/** Sets buttons in rows of at most three; long labels get more room, so that a phone does not cut them. */
export const keyboard = (buttons: readonly Button[]): Keyboard => {
  const rows: Key[][] = [];
  for (const button of buttons.slice(0, limits.buttons)) {
    const row = rows.at(-1);
    const widest = Math.max(button.label.length, ...(row ?? []).map(({ text }) => text.length));
    const fits = row && row.length < limits.buttonsPerRow && widest * (row.length + 1) <= rowCharacters;
    if (fits) row.push(keyOf(button));
    else rows.push([keyOf(button)]);
  }
  return rows;
};
