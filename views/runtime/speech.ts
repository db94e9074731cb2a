import type { Passage, Spoken } from './spoken.ts';

/** Silence between two passages, in ms: long enough to hear where one option ends and the next begins. */
export const PAUSE = 500;

/** What reading needs of the browser: its voice, and time. */
export interface Speaker {
  readonly voice: Pick<SpeechSynthesis, 'speak' | 'cancel' | 'getVoices'>;
  readonly utter: (part: Spoken) => SpeechSynthesisUtterance;
  /** Calls after so many ms; the function given back calls it off. */
  readonly wait: (ms: number, then: () => void) => () => void;
}

/** Whether there is a voice at all; without one nothing would be heard. */
export function hasVoice({ voice }: Pick<Speaker, 'voice'>): boolean {
  return voice.getVoices().length > 0;
}

/**
 * Reads passages aloud one after the other, each part in its own language, with a pause between passages. Returns how
 * to stop; `ended` is called once, when all is read, when it is stopped, or when the browser gives up a part (as it
 * does when something else begins to speak). Without a voice it has ended at once.
 */
export function read(passages: readonly Passage[], speaker: Speaker, ended: () => void): () => void {
  const { voice, utter, wait } = speaker;
  const queue = passages.flatMap((passage, nth) =>
    passage.map((part, index) => ({ part, pause: nth > 0 && index === 0 ? PAUSE : 0 })),
  );
  let over = false;
  let callOff = () => {};
  // Held for as long as it is spoken: browsers forget one that nothing holds, and then never tell its end.
  let current: SpeechSynthesisUtterance | null = null;
  const end = () => {
    if (over) return;
    over = true;
    callOff();
    if (current !== null) current.onend = current.onerror = null;
    ended();
  };
  const say = (part: Spoken) => {
    current = utter(part);
    current.onend = goOn;
    current.onerror = end;
    voice.speak(current);
  };
  function goOn(): void {
    if (over) return;
    const next = queue.shift();
    if (next === undefined) end();
    else if (next.pause === 0) say(next.part);
    else callOff = wait(next.pause, () => say(next.part));
  }
  const stop = () => {
    if (over) return;
    end();
    voice.cancel();
  };
  if (hasVoice(speaker)) goOn();
  else end();
  return stop;
}

/** The speaker of this browser. */
export function ownSpeaker(): Speaker {
  return {
    voice: speechSynthesis,
    utter: ({ text, lang }) => Object.assign(new SpeechSynthesisUtterance(text), { lang }),
    wait: (ms, then) => {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
  };
}
