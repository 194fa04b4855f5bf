import type { Translator } from '../../../i18n/translator.ts';
import type { Profile } from '../../dossier/profile.ts';
import type { Findings, TradeFindings } from '../findings.ts';
import { name } from '../text.ts';

const shareIn = ({ share, dependence }: TradeFindings, t: Translator): string | null => {
  switch (share.kind) {
    case 'ratio':
      return t('brief-share', { share: t.percent(share.ratio, share.ratio < 0.1 ? 1 : 0), dependence });
    case 'mixed-vat':
      return t('brief-share-mixed-vat');
    case 'no-rate':
      return t('brief-share-no-rate', { currency: share.currency });
    case 'none':
      return null;
  }
};

const ownerWords = ({ owner }: Profile, t: Translator): string => {
  if (!owner) return t('brief-no-owner');
  return owner.since ? t('brief-owner', { name: name(owner.name), year: String(owner.since.year) }) : name(owner.name);
};

/**
 * The first line: who it is, what makes them key, who of us looks after them.
 * Why they are key is for those who see the whole account: dependence on a client is the company's own secret.
 */
export const titleOf = ({ dossier: { profile, relationship }, trade }: Findings, t: Translator): string => {
  const reasons = relationship
    ? [
        trade && shareIn(trade, t),
        ...profile.criteria
          .filter(({ criterion }) => criterion !== 'revenue' || trade?.share.kind !== 'ratio')
          .map(({ criterion }) => t('brief-criterion', { criterion })),
      ]
    : [];
  const status = t('brief-status', { status: profile.status });
  const why = reasons.filter((reason) => reason !== null && reason !== '').join(', ');
  const owner = ownerWords(profile, t);
  return `${name(profile.name)} — ${why ? `${status}: ${why}` : status} · ${owner}`;
};
