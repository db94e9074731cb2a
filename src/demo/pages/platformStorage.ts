/** Canvas' limits, per tool origin and page. */
const KEYS = 500;
const CHARACTERS = 4096;

/** Heights the tool may ask for, in CSS pixels: never too low to use, never an endless page. */
const LOWEST = 400;
const HIGHEST = 4000;

/**
 * Script of a page that frames the tool: LTI platform storage (LTI client-side postMessages 0.1 and its storage
 * extension) for messages of the tool's origin alone, from the frame alone; answers go to that origin alone. A
 * sandboxed frame speaks from the origin "null" and gets no answer. Also obeys `lti.frameResize`.
 * @param keeps without it the page is one of a platform that never heard of storage: it answers nothing
 */
export function platformStorageScript(toolOrigin: string, keeps: boolean): string {
  return `(() => {
  const TOOL = ${JSON.stringify(toolOrigin)};
  const KEEPS = ${keeps};
  const frame = document.getElementById('tool');
  const kept = new Map();
  const subjects = ['lti.capabilities', 'lti.put_data', 'lti.get_data', 'lti.frameResize'];
  const word = (value) => typeof value === 'string' && value.length > 0 && value.length <= ${CHARACTERS};
  const fail = (code, message) => ({ error: { code, message } });
  const handlers = {
    'lti.capabilities': () => ({ supported_messages: subjects.map((subject) => ({ subject })) }),
    'lti.put_data': ({ key, value }) => {
      if (!word(key)) return fail('bad_request', 'key must be a text');
      if (value === null || value === undefined) { kept.delete(key); return { key, value: null }; }
      if (!word(value)) return fail('bad_request', 'value must be a text of at most ${CHARACTERS} characters');
      if (!kept.has(key) && kept.size >= ${KEYS}) return fail('storage_exhaustion', 'too many keys');
      kept.set(key, value);
      return { key, value };
    },
    'lti.get_data': ({ key }) =>
      word(key) ? { key, value: kept.get(key) ?? null } : fail('bad_request', 'key must be a text'),
  };
  const resize = (height) => {
    if (typeof height !== 'number' || !Number.isFinite(height)) return;
    const border = frame.offsetHeight - frame.clientHeight;
    frame.style.height = Math.min(${HIGHEST}, Math.max(${LOWEST}, Math.ceil(height))) + border + 'px';
  };
  addEventListener('message', (event) => {
    if (event.origin !== TOOL || event.source !== frame.contentWindow) return;
    const data = event.data;
    if (data === null || typeof data !== 'object' || typeof data.subject !== 'string') return;
    if (data.subject === 'lti.frameResize') return resize(data.height);
    if (!KEEPS || !data.subject.startsWith('lti.')) return;
    const head = { subject: data.subject + '.response', message_id: data.message_id };
    const handler = Object.hasOwn(handlers, data.subject) ? handlers[data.subject] : null;
    const body = word(data.message_id)
      ? (handler ? handler(data) : fail('unsupported_subject', data.subject))
      : fail('bad_request', 'message_id is missing');
    event.source.postMessage({ ...head, ...body }, event.origin);
  });
})();`;
}
