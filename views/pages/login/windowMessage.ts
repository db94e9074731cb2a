/** A window that can be written to. */
export interface Peer {
  postMessage(message: unknown, targetOrigin: string): void;
}

/** A message that came, from wherever. */
export interface Heard {
  readonly origin: string;
  readonly source: unknown;
  readonly data: unknown;
}

/** What lies around the page, as far as messages need it. */
export interface Surroundings {
  /** The page around this frame, else the one that opened this window; null when there is none. */
  readonly host: Peer | null;
  /** A frame of the host by its name; null when there is none. */
  frame(name: string): Peer | null;
  /** Hears every message until the returned function is called. */
  listen(hear: (message: Heard) => void): () => void;
  /** Calls back after some ms unless the returned function is called first. */
  wait(ms: number, then: () => void): () => void;
  /** A fresh id that nobody can guess. */
  newId(): string;
}

/** Whom a question goes to. Only a question without a secret may go to the origin `*`. */
export interface Recipient {
  readonly peer: Peer;
  readonly origin: string;
}

/** An answer, and the origin it came from. */
export interface Answer {
  readonly origin: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The body of a message that answers the question `subject` with this id; null for any other message. */
function answerTo(subject: string, id: string, data: unknown): Answer['body'] | null {
  if (typeof data !== 'object' || data === null) return null;
  const body: Answer['body'] = { ...data };
  return body.subject === `${subject}.response` && body.message_id === id ? body : null;
}

/** How long to wait for an answer, and after how long to put the question once more meanwhile, in ms. */
export interface Patience {
  readonly wait: number;
  readonly repeat?: number;
}

/**
 * Asks one window one question. Null when it answers with an error or not in time. An answer counts only from the
 * window that was asked, from the origin it was asked under, and with the id of the question. A question may be
 * repeated while nobody answers: the page around may still be loading its own script.
 */
export function ask(
  around: Surroundings,
  to: Recipient,
  question: { readonly subject: string; readonly key?: string; readonly value?: string | null },
  patience: Patience,
): Promise<Answer | null> {
  return new Promise((resolve) => {
    const id = around.newId();
    const finish = (answer: Answer | null) => {
      stopListening();
      stopWaiting();
      stopRepeating();
      resolve(answer);
    };
    const say = () => {
      try {
        to.peer.postMessage({ ...question, message_id: id }, to.origin);
        if (patience.repeat !== undefined) stopRepeating = around.wait(patience.repeat, say);
      } catch {
        finish(null);
      }
    };
    const stopListening = around.listen(({ source, origin, data }) => {
      if (source !== to.peer || (to.origin !== '*' && origin !== to.origin)) return;
      const body = answerTo(question.subject, id, data);
      if (body !== null) finish(body.error === undefined ? { origin, body } : null);
    });
    const stopWaiting = around.wait(patience.wait, () => finish(null));
    let stopRepeating: () => void = () => undefined;
    say();
  });
}

/** The first answer among several questions; null once all have failed. */
export async function firstOf<T>(questions: readonly Promise<T | null>[]): Promise<T | null> {
  const answered = questions.map(async (question) => {
    const answer = await question;
    if (answer === null) throw new Error('no answer');
    return answer;
  });
  return Promise.any(answered).catch(() => null);
}
