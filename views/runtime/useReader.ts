import { useEffect, useRef, useState } from 'preact/hooks';
import { hasVoice, ownSpeaker, read } from './speech.ts';
import type { Passage } from './spoken.ts';

/** Stops what is being read on this page: there is one voice for all its buttons. */
let stopOther: () => void = () => {};

/** Whether this browser has a voice; false on the server, until the page runs and until its voices have come. */
function useVoice(): boolean {
  const [can, set] = useState(false);
  useEffect(() => {
    const voice = globalThis.speechSynthesis;
    if (voice === undefined) return;
    const look = () => set(hasVoice({ voice }));
    look();
    // Some browsers bring their voices only after the page has asked for them. Old ones tell no news of it.
    voice.addEventListener?.('voiceschanged', look);
    return () => voice.removeEventListener?.('voiceschanged', look);
  }, []);
  return can;
}

/** Reading aloud from one place of the page. */
export interface Reader {
  /** There is a voice to read with. */
  readonly can: boolean;
  /** It is being read from here now. */
  readonly reading: boolean;
  /** Begins to read, whatever else is being read stops; or stops what is read from here. */
  toggle(passages: readonly Passage[]): void;
}

/** A reader that falls silent when its place leaves the page. */
export function useReader(): Reader {
  const can = useVoice();
  const [reading, set] = useState(false);
  const stop = useRef<() => void>(() => {});
  useEffect(() => () => stop.current(), []);
  const toggle = (passages: readonly Passage[]) => {
    if (reading) return stop.current();
    stopOther();
    set(true);
    stop.current = read(passages, ownSpeaker(), () => set(false));
    stopOther = stop.current;
  };
  return { can, reading, toggle };
}
