import { nameKey } from '../../names.ts';
import { type BuildPart, lines } from '../part.ts';
import { clip, dots, name, note } from '../text.ts';

const entitiesShown = 3;
/** A review of the status is mentioned from so many days before it. */
const reviewAheadDays = 30;

/** Who they are. */
export const who: BuildPart = ({ dossier: { profile, today } }, t) => {
  const place = [profile.city, profile.country && t.country(profile.country)]
    .flatMap((said) => (said ? name(said) : []))
    .join(', ');
  // «ООО Ромашка» of the client Ромашка tells nobody anything.
  const others = profile.entities.filter((entity) => nameKey(entity) !== nameKey(profile.name));
  const review = profile.nextReviewOn;
  return {
    label: t('brief-label-who'),
    lines: [
      ...lines(
        'must',
        dots(
          profile.industry && clip(profile.industry, 48),
          place,
          profile.employees !== null && t('brief-employees', { count: profile.employees }),
          profile.clientSince && t('brief-client-since', { year: String(profile.clientSince.year) }),
          profile.tier && t('brief-tier', { tier: profile.tier }),
        ),
      ),
      ...lines('useful', profile.about && note(profile.about)),
      ...lines(
        'detail',
        others.length > 0 &&
          t('brief-companies', {
            names: others.slice(0, entitiesShown).map(name).join(', '),
            more: Math.max(0, others.length - entitiesShown),
          }),
        review &&
          today.until(review).days <= reviewAheadDays &&
          t('brief-status-review', { day: t.day(review, today) }),
      ),
    ],
  };
};
