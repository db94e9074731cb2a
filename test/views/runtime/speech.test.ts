import assert from 'node:assert/strict';
import { PAUSE, read } from '../../../views/runtime/speech.ts';
import type { Passage, Spoken } from '../../../views/runtime/spoken.ts';

/** What an utterance is to those who only hear it. */
type Heard = Spoken & Pick<SpeechSynthesisUtterance, 'onend' | 'onerror'>;

/** A browser's voice that says a part when told to, and time that passes when told to. */
function stubSpeaker(voices = 1) {
  const log: string[] = [];
  let speaking: Heard | null = null;
  let waiting: (() => void) | null = null;
  const utter = (part: Spoken) => ({ ...part, onend: null, onerror: null }) as SpeechSynthesisUtterance;
  return {
    log,
    finish: () => speaking?.onend?.call(speaking as SpeechSynthesisUtterance, {} as SpeechSynthesisEvent),
    fail: () =>
      speaking?.onerror?.call(speaking as SpeechSynthesisUtterance, {} as SpeechSynthesisErrorEvent),
    pass: () => waiting?.(),
    speaker: {
      voice: {
        getVoices: () => Array<SpeechSynthesisVoice>(voices),
        speak(utterance: SpeechSynthesisUtterance) {
          speaking = utterance;
          log.push(`${utterance.lang}: ${utterance.text}`);
        },
        cancel: () => void log.push('silence'),
      },
      utter,
      wait(ms: number, then: () => void) {
        log.push(`${ms} ms`);
        waiting = then;
        return () => {
          waiting = null;
        };
      },
    },
  };
}

const PASSAGES: readonly Passage[] = [
  [
    { text: 'Say', lang: 'en' },
    { text: 'el puente', lang: 'es' },
  ],
  [{ text: 'the bridge', lang: 'en' }],
];

describe('reading aloud', () => {
  let ends = 0;
  const ended = () => {
    ends += 1;
  };
  beforeEach(() => {
    ends = 0;
  });

  it('goes part by part, each in its language, with a pause before the next passage, and ends once', () => {
    const { log, finish, pass, speaker } = stubSpeaker();
    read(PASSAGES, speaker, ended);
    assert.deepEqual(log, ['en: Say']);
    finish();
    finish();
    assert.deepEqual(log, ['en: Say', 'es: el puente', `${PAUSE} ms`]);
    pass();
    assert.equal(ends, 0);
    finish();
    assert.deepEqual(log.slice(3), ['en: the bridge']);
    assert.equal(ends, 1);
  });

  it('that is stopped falls silent and says nothing more, also within a pause', () => {
    const { log, finish, pass, speaker } = stubSpeaker();
    const stop = read(PASSAGES, speaker, ended);
    finish();
    finish();
    stop();
    stop();
    pass();
    finish();
    assert.deepEqual(log.slice(3), ['silence']);
    assert.equal(ends, 1);
  });

  it('ends where the browser gives a part up', () => {
    const { log, fail, finish, speaker } = stubSpeaker();
    const stop = read(PASSAGES, speaker, ended);
    fail();
    finish();
    stop();
    assert.deepEqual(log, ['en: Say']);
    assert.equal(ends, 1);
  });

  it('without a voice nothing happens', () => {
    const { log, speaker } = stubSpeaker(0);
    read(PASSAGES, speaker, ended);
    assert.deepEqual(log, []);
    assert.equal(ends, 1);
  });
});
