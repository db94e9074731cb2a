import type { ComponentChildren, VNode } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { LearnerSettings } from '../../src/api/learnerSettings.ts';
import { loadMessages } from '../text/load.ts';
import { pageLocale } from '../text/locale.ts';
import { createTranslator, type Messages, type ReaderClock, SERVER_CLOCK } from '../text/translator.ts';
import { keepFrameHeight } from './frameHeight.ts';
import { type Session, SessionContext } from './session.ts';
import { applySettings, SettingsContext, type SettingsDoor } from './settings.ts';
import { TextContext } from './text.ts';

/** Words of a page: a locale and its messages. */
export interface Words {
  readonly locale: string;
  readonly messages: Messages;
}

interface Props {
  readonly words: Words;
  readonly settings: LearnerSettings | null;
  readonly session: Session;
  readonly children: ComponentChildren;
}

/** How often "now" moves on for times on the page, in ms. */
const TICK = 60_000;

/** The reader's time zone and clock, known only in the browser: the server's drawing and the first one here agree. */
function useReaderClock(): ReaderClock {
  const [clock, set] = useState(SERVER_CLOCK);
  useEffect(() => {
    const tick = () => set({ zone: undefined, now: Date.now() });
    tick();
    const timer = setInterval(tick, TICK);
    return () => clearInterval(timer);
  }, []);
  return clock;
}

/** Settings of the page: applied at once, then kept on the server, the latest winning. */
function useSettingsDoor(start: LearnerSettings | null, session: Session): SettingsDoor {
  const [settings, set] = useState(start);
  const [kept, setKept] = useState(true);
  const [known, know] = useState(start);
  const latest = useRef(0);
  const change = useCallback(
    (next: LearnerSettings) => {
      set(next);
      applySettings(document.documentElement, next);
      latest.current += 1;
      const mine = latest.current;
      void session.api.put<unknown>('/api/settings', next).then((outcome) => {
        if (mine !== latest.current) return;
        setKept(outcome.ok);
        if (outcome.ok) know(next);
      });
    },
    [session],
  );
  return { settings, change, kept, known };
}

/** The words in the language of the settings; another language is fetched when it is chosen. */
function useWords(start: Words, language: string | null): Words {
  const [words, set] = useState(start);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const locale = pageLocale(language ?? start.locale);
    void loadMessages(locale).then(
      (messages) => set({ locale, messages }),
      () => undefined,
    );
  }, [language, start]);
  return words;
}

/** What stands around every page: words, session, settings. */
export function App({ words: start, settings, session, children }: Props): VNode {
  const door = useSettingsDoor(settings, session);
  const words = useWords(start, door.settings?.language ?? null);
  const clock = useReaderClock();
  useEffect(keepFrameHeight, []);
  const text = useMemo(() => createTranslator(words.locale, words.messages, clock), [words, clock]);
  useEffect(() => {
    // tells that the page answers now: for tests, and for styles of what needs the script
    document.documentElement.dataset.live = '';
    document.documentElement.lang = text.locale;
    document.documentElement.dir = text.dir;
  }, [text]);
  return (
    <TextContext.Provider value={text}>
      <SessionContext.Provider value={session}>
        <SettingsContext.Provider value={door}>{children}</SettingsContext.Provider>
      </SessionContext.Provider>
    </TextContext.Provider>
  );
}
