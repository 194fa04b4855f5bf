import type { PersonRole } from '../../generated/prisma/enums.ts';
import { actions, button, card } from '../cards/build.ts';
import type { Card } from '../cards/card.ts';
import type { Translator } from '../i18n/translator.ts';
import { pagesFor } from './registry.ts';

/** The pages that somebody may see, a button for each. Pure. */
export const pagesCard = (t: Translator, role: PersonRole): Card =>
  card(t('admin-title'), [
    actions(...pagesFor(role).map(({ name, title }) => (title ? button(t(title), `admin:${name}`) : null))),
  ]);
