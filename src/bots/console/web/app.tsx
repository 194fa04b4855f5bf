import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { WireBegun, WirePerson } from '../wire.ts';
import * as api from './api.ts';
import { BegunDialog } from './begun-dialog.tsx';
import { remember, remembered, wanted } from './memory.ts';
import { Room } from './room.tsx';
import { createTexts } from './texts.ts';
import { TextsContext } from './texts-context.ts';
import { useClock } from './use-clock.ts';

const againMs = 3_000;

/** Whom a new visitor speaks as: a key account manager, who speaks English as everything did up to here. */
const whoFirst = (people: readonly WirePerson[]): WirePerson | undefined => {
  const managers = people.filter(({ role }) => role === 'kam');
  return managers.find(({ language }) => language === 'en') ?? managers[0] ?? people[0];
};

/** Everybody, and who of them one speaks as. */
export const App = () => {
  const [people, setPeople] = useState<readonly WirePerson[] | null>(null);
  const [as, setAs] = useState(wanted.get('as') ?? remembered('as'));
  const refreshing = useRef(false);
  const refresh = useCallback((): void => {
    if (refreshing.current) return;
    refreshing.current = true;
    const done = (): void => {
      refreshing.current = false;
    };
    api
      .people()
      .then(setPeople, () => setTimeout(refresh, againMs))
      .finally(done);
  }, []);
  useEffect(refresh, [refresh]);

  const [begun, setBegun] = useState<WireBegun | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  /** The people of the demo are gone, and one is somebody else. Said at once: nobody else will know the secret again. */
  const goOn = (how: WireBegun): void => {
    setSecret(how.secret);
    remember('as', how.as);
    api.people().then(
      (next) => {
        setPeople(next);
        setAs(how.as);
        setBegun(how);
      },
      () => setTimeout(() => goOn(how), againMs),
    );
  };

  const me = people?.find((person) => person.as === as) ?? (people && whoFirst(people));
  // Whoever one speaks as by default stays so when others come.
  useEffect(() => {
    if (me && me.as !== as) setAs(me.as);
  }, [me, as]);
  const clock = useClock(me?.as);
  const { nowMs } = clock;
  const texts = useMemo(
    () => createTexts(me?.language ?? 'en', me?.zone ?? 'UTC', nowMs),
    [me?.language, me?.zone, nowMs],
  );
  useEffect(() => {
    document.documentElement.lang = texts.language;
  }, [texts]);

  const speakAs = (next: string): void => {
    remember('as', next);
    setAs(next);
  };
  return (
    <TextsContext.Provider value={texts}>
      {me && people && (
        <Room
          key={`${me.as}${begun ? ' of a company that has begun' : ''}`}
          people={people}
          me={me}
          clock={clock}
          onSwitch={speakAs}
          onActed={refresh}
          onBegun={goOn}
        />
      )}
      {secret !== null && <BegunDialog secret={secret} onKept={() => setSecret(null)} />}
      {people === null && (
        <p class="banner" role="status">
          {texts.t('console-lost')}
        </p>
      )}
      {people?.length === 0 && <p class="door">{texts.t('console-nobody-here')}</p>}
    </TextsContext.Provider>
  );
};
