import { FluentBundle, FluentResource } from '@fluent/bundle';
import en from '../../../core/i18n/en/console.ftl';
import it from '../../../core/i18n/it/console.ftl';
import ru from '../../../core/i18n/ru/console.ftl';
import type { WirePerson } from '../wire.ts';

type Language = WirePerson['language'];

const bundleOf = (language: Language, source: string): FluentBundle => {
  const bundle = new FluentBundle(language, { useIsolating: false });
  bundle.addResource(new FluentResource(source));
  return bundle;
};

const bundles: Record<Language, FluentBundle> = {
  en: bundleOf('en', en),
  ru: bundleOf('ru', ru),
  it: bundleOf('it', it),
};

const locales: Record<Language, string> = { en: 'en-GB', ru: 'ru-RU', it: 'it-IT' };

/** The page's own words, and times as a person reads them: in their language and zone. */
export interface Texts {
  readonly language: Language;
  readonly t: (key: string, args?: Record<string, string | number>) => string;
  /** 15:04 */
  readonly time: (iso: string) => string;
  /** Today, yesterday, or Fri 4 Dec 2026. */
  readonly day: (iso: string) => string;
  /** Fri, of milliseconds since 1970. */
  readonly weekday: (ms: number) => string;
  /** 4 Dec */
  readonly date: (ms: number) => string;
  /** 15:04 */
  readonly hour: (ms: number) => string;
  /** As a field for a day and a time wants it: 2026-12-04T15:04. */
  readonly fieldMoment: (ms: number) => string;
  /** 12 kB, 1.4 MB. */
  readonly size: (bytes: number) => string;
}

/** @param nowMs the time as the house has it, in milliseconds since 1970 */
export const createTexts = (language: Language, zone: string, nowMs: () => number): Texts => {
  const bundle = bundles[language];
  const locale = locales[language];
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: zone });
  const calendar = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: zone,
  });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: zone });
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: zone });
  // Swedes write days and times as fields do.
  const field = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone });
  const unit = (name: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, maximumFractionDigits: name === 'megabyte' ? 1 : 0 });
  const [kilobytes, megabytes] = [unit('kilobyte'), unit('megabyte')];
  const t = (key: string, args?: Record<string, string | number>): string => {
    const pattern = bundle.getMessage(key)?.value;
    return pattern ? bundle.formatPattern(pattern, args) : key;
  };
  return {
    language,
    t,
    time: (iso) => clock.format(new Date(iso)),
    size: (bytes) => (bytes < 1e6 ? kilobytes.format(Math.ceil(bytes / 1e3)) : megabytes.format(bytes / 1e6)),
    weekday: weekday.format,
    date: date.format,
    hour: clock.format,
    fieldMoment: (ms) => field.format(ms).replace(' ', 'T'),
    day: (iso) => {
      const said = calendar.format(new Date(iso));
      if (said === calendar.format(nowMs())) return t('console-today');
      if (said === calendar.format(nowMs() - 86_400_000)) return t('console-yesterday');
      return said.replace(/\s?г\.$/, '');
    },
  };
};
