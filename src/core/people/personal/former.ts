import type { Language } from '../../../generated/prisma/enums.ts';
import type { Tx } from '../../db.ts';
import { translator } from '../../i18n/translator.ts';

/** What is left of somebody who was erased. */
export interface Former {
  readonly name: string;
  readonly handle: string;
  readonly language: Language;
  readonly zone: string;
}

/** What the company calls somebody once they are erased, in its own language. */
export const formerOf = async (db: Tx, id: number): Promise<Former> => {
  const { language, zone } = await db.organisation.findUniqueOrThrow({ where: { id: 1 } });
  const t = translator(language, zone);
  return { name: t('personal-former', { number: String(id) }), handle: `former-employee-${id}`, language, zone };
};
