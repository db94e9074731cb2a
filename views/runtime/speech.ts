import { useEffect, useState } from 'preact/hooks';

/** Reads a text aloud in its language with the browser's own voice; what was being read stops. */
export function speak(text: string, language: string): void {
  speechSynthesis.cancel();
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = language;
  speechSynthesis.speak(utterance);
}

/** Whether this browser can read aloud; false on the server and until the page runs. */
export function useCanSpeak(): boolean {
  const [can, set] = useState(false);
  useEffect(() => {
    set('speechSynthesis' in globalThis);
    return () => globalThis.speechSynthesis?.cancel();
  }, []);
  return can;
}
