import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { platformStorageScript } from '../../../src/demo/pages/platformStorage.ts';
import { keepWithPlatform, recallFromPlatform } from '../../../views/pages/login/platformStorage.ts';
import { type FakeWindow, Windows } from '../support/windows.ts';

const TOOL = 'https://tool.test';
const LMS = 'https://lms.test';
const LOGIN = { state: 's1', secret: 'the-secret' };

type Hear = FakeWindow['hear'];

/** A platform that keeps what it is given, under this prefix, and names a frame for it where told to. */
function keeper(prefix = 'lti.', frame?: string): { hear: Hear; kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>();
  const supported = [`${prefix}put_data`, `${prefix}get_data`].map((subject) => ({ subject, frame }));
  const bodies: Readonly<Record<string, (data: Record<string, unknown>) => object>> = {
    [`${prefix}capabilities`]: () => ({ supported_messages: supported }),
    [`${prefix}put_data`]: ({ key, value }) => {
      kept.set(String(key), value);
      return { key, value };
    },
    [`${prefix}get_data`]: ({ key }) => ({ key, value: kept.get(String(key)) ?? null }),
  };
  return {
    kept,
    hear: ({ data, reply }) => {
      const body = bodies[String(data.subject)]?.(data);
      if (body) reply({ subject: `${data.subject}.response`, message_id: data.message_id, ...body });
    },
  };
}

const silent: Hear = () => undefined;

/** Whoever was sent the secret, and under which origin. */
function told({ posted }: Windows): string[] {
  return posted
    .filter(({ data }) => data.value === LOGIN.secret)
    .map(({ to, targetOrigin }) => `${to} ${targetOrigin}`);
}

/** The demo LMS's own page script, in a page around the tool's frame. */
function demoPage(windows: Windows, keeps = true): FakeWindow {
  const contentWindow = {
    postMessage: (data: unknown) => windows.tell({ ...page, source, data: structuredClone(data) }),
  };
  let hear: (event: object) => void = () => undefined;
  runInNewContext(platformStorageScript(TOOL, keeps), {
    document: { getElementById: () => ({ contentWindow, style: {} }) },
    addEventListener: (_: string, listener: typeof hear) => {
      hear = listener;
    },
  });
  const page: FakeWindow = {
    name: 'lms',
    origin: LMS,
    hear: ({ origin, source, data }) => hear({ origin, source: source && contentWindow, data }),
  };
  const source = windows.peer(page);
  return page;
}

describe('platform storage', () => {
  let windows: Windows;
  beforeEach(() => {
    windows = new Windows(TOOL);
  });
  afterEach(async () => {
    await windows.idle();
    assert.equal(windows.listening, 0, 'nobody goes on listening');
  });

  const lms = (hear: Hear, origin = LMS): FakeWindow => ({ name: 'lms', origin, hear });

  it('the demo LMS keeps a secret, gives it back, and forgets it', async () => {
    const around = windows.around(demoPage(windows));
    const storage = { target: '_parent', origins: [LMS] };
    assert.equal(await keepWithPlatform(around, storage, LOGIN), true);
    const found = await recallFromPlatform(around, storage, 's1');
    assert.equal(found?.secret, 'the-secret');
    assert.equal(await recallFromPlatform(around, storage, 's2'), null, 'another login finds nothing');
    found.forget();
    assert.equal(await recallFromPlatform(around, storage, 's1'), null);
    assert.deepEqual(told(windows), [`lms ${LMS}`]);
  });

  it('the demo LMS answers the tool alone, says what it does not know, and takes 500 keys and no more', async () => {
    const page = demoPage(windows);
    const around = windows.around(page);
    const to = { peer: windows.peer(page), origin: LMS };
    const answers: Record<string, unknown>[] = [];
    const stop = around.listen(({ data }) => answers.push({ ...(data as object) }));
    const say = async (question: object) => {
      to.peer.postMessage(question, LMS);
      await new Promise(setImmediate);
      return answers.splice(0);
    };
    const [unknown] = await say({ subject: 'lti.fetchWindowSize', message_id: '1' });
    assert.deepEqual(unknown?.error, { code: 'unsupported_subject', message: 'lti.fetchWindowSize' });
    assert.deepEqual(await say({ subject: 'hello', message_id: '1' }), []);
    const [nameless] = await say({ subject: 'lti.get_data', key: 'a' });
    assert.match(JSON.stringify(nameless?.error), /bad_request/);
    page.hear({
      origin: 'https://evil.test',
      source: null,
      data: { subject: 'lti.capabilities', message_id: '1' },
      reply: () => undefined,
    });
    assert.deepEqual(answers, []);
    for (let key = 0; key < 500; key += 1)
      await say({ subject: 'lti.put_data', message_id: '1', key: `k${key}`, value: 'v' });
    const [full] = await say({ subject: 'lti.put_data', message_id: '1', key: 'one more', value: 'v' });
    assert.match(JSON.stringify(full?.error), /storage_exhaustion/);
    stop();
    assert.equal(await keepWithPlatform(around, { target: '_parent', origins: [LMS] }, LOGIN), false);
  });

  it('the demo LMS without storage is silent', async () => {
    const around = windows.around(demoPage(windows, false));
    assert.equal(await keepWithPlatform(around, { target: null, origins: [LMS] }, LOGIN), false);
  });

  it('a platform that says nothing and named nothing is told no secret, and is waited for one second', async () => {
    const around = windows.around(lms(silent));
    assert.equal(await keepWithPlatform(around, { target: null, origins: [LMS] }, LOGIN), false);
    assert.deepEqual(told(windows), []);
    assert.equal(windows.now, 1000);
  });

  it('a platform that says nothing but named its frame at login is tried too, and the button is there after 3.5 seconds', async () => {
    const around = windows.around(lms(silent));
    assert.equal(await keepWithPlatform(around, { target: '_parent', origins: [LMS] }, LOGIN), false);
    assert.deepEqual(told(windows), [`lms ${LMS}`]);
    assert.equal(windows.now, 3500);
  });

  it('a platform whose script loads late is asked again until it answers', async () => {
    const { hear } = keeper();
    let deaf = 2;
    const page = lms((message) => {
      if (message.data.subject === 'lti.capabilities' && deaf > 0) deaf -= 1;
      else hear(message);
    });
    const around = windows.around(page);
    assert.equal(await keepWithPlatform(around, { target: null, origins: [LMS] }, LOGIN), true);
    assert.equal(told(windows).length, 1, 'what is kept is sent once');
  });

  it('a host that is not the platform is never told the secret', async () => {
    const evil = keeper();
    const around = windows.around(lms(evil.hear, 'https://evil.test'));
    assert.equal(await keepWithPlatform(around, { target: '_parent', origins: [LMS] }, LOGIN), false);
    assert.equal(evil.kept.size, 0);
    assert.ok(windows.posted.every(({ targetOrigin, data }) => targetOrigin === LMS || !('value' in data)));
  });

  it('a host that is not the platform cannot hand in a secret', async () => {
    const evil = keeper();
    evil.kept.set('lti:s1', 'the-attacker’s');
    const around = windows.around(lms(evil.hear, 'https://evil.test'));
    assert.equal(await recallFromPlatform(around, { target: '_parent', origins: [LMS] }, 's1'), null);
  });

  it('an answer counts only from the window asked, under its origin, with the id and subject of the question', async () => {
    const page = lms(({ data }) => {
      const reply = { subject: `${data.subject}.response`, message_id: data.message_id, value: 'forged' };
      const source = windows.peer(page);
      queueMicrotask(() => {
        windows.tell({ origin: 'https://evil.test', source, data: reply });
        windows.tell({ origin: LMS, source: {}, data: reply });
        windows.tell({ origin: LMS, source, data: { ...reply, message_id: 'id-99' } });
        windows.tell({ origin: LMS, source, data: { ...reply, subject: 'lti.close.response' } });
        for (const odd of [null, 'text', 7, []]) windows.tell({ origin: LMS, source, data: odd });
      });
    });
    const storage = { target: '_parent', origins: [LMS] };
    assert.equal(await recallFromPlatform(windows.around(page), storage, 's1'), null);
  });

  it('a full store, a refused origin and any other error lead to the next way at once', async () => {
    for (const code of ['storage_exhaustion', 'wrong_origin', 'unauthorized', 'bad_request', 'surprise']) {
      const { hear } = keeper();
      const full = lms((message) => {
        const { data, reply } = message;
        if (data.subject !== 'lti.put_data') return hear(message);
        const subject = 'lti.put_data.response';
        reply({ subject, message_id: data.message_id, error: { code, message: 'no' } });
      });
      const storage = { target: '_parent', origins: [LMS] };
      assert.equal(await keepWithPlatform(windows.around(full), storage, LOGIN), false, code);
    }
  });

  it('what cannot be read back was not kept', async () => {
    const { hear, kept } = keeper();
    const forgetful = lms((message) => {
      kept.clear();
      hear(message);
    });
    const storage = { target: '_parent', origins: [LMS] };
    assert.equal(await keepWithPlatform(windows.around(forgetful), storage, LOGIN), false);
  });

  it('a platform that lists its messages without storage is told no secret', async () => {
    const page = lms(({ data, reply }) =>
      reply({
        subject: `${data.subject}.response`,
        message_id: data.message_id,
        supported_messages: [{ subject: 'lti.frameResize' }, null, 'lti.put_data'],
      }),
    );
    assert.equal(
      await keepWithPlatform(windows.around(page), { target: null, origins: [LMS] }, LOGIN),
      false,
    );
    assert.deepEqual(told(windows), []);
  });

  it('the frame named at login keeps it where the sign-in host is another than the page’s (Canvas)', async () => {
    const sso = 'https://sso.canvaslms.test';
    const forwarding = { name: 'post_message_forwarding', origin: sso, ...keeper() };
    const school = lms(silent, 'https://school.instructure.test');
    const around = windows.around(school, [forwarding]);
    const storage = { target: 'post_message_forwarding', origins: [sso] };
    assert.equal(await keepWithPlatform(around, storage, LOGIN), true);
    assert.equal((await recallFromPlatform(around, storage, 's1'))?.secret, 'the-secret');
    assert.ok(told(windows).every((one) => one.endsWith(sso)));
  });

  it('a frame named by the capabilities goes before the one named at login (Blackboard)', async () => {
    const frame = { name: 'lti_storage_frame', origin: LMS, ...keeper() };
    const around = windows.around(lms(keeper('lti.', 'lti_storage_frame').hear), [frame]);
    assert.equal(await keepWithPlatform(around, { target: 'elsewhere', origins: [LMS] }, LOGIN), true);
    assert.equal(frame.kept.get('lti:s1'), 'the-secret');
  });

  it('a named frame that is missing leaves the host itself', async () => {
    const { hear, kept } = keeper('lti.', 'lti_storage_frame');
    const around = windows.around(lms(hear));
    assert.equal(await keepWithPlatform(around, { target: null, origins: [LMS] }, LOGIN), true);
    assert.equal(kept.get('lti:s1'), 'the-secret');
  });

  it('a host on an origin that is pinned exactly is written to under its own', async () => {
    const school = 'https://lms.school.test';
    const { hear, kept } = keeper();
    const storage = { target: null, origins: [LMS, school] };
    assert.equal(await keepWithPlatform(windows.around(lms(hear, school)), storage, LOGIN), true);
    assert.equal(kept.get('lti:s1'), 'the-secret');
    assert.deepEqual(told(windows), [`lms ${school}`]);
  });

  it('the prefix of the drafts is understood too (Brightspace, early Sakai)', async () => {
    const { hear } = keeper('org.imsglobal.lti.');
    const around = windows.around(lms(hear));
    const storage = { target: null, origins: [LMS] };
    assert.equal(await keepWithPlatform(around, storage, LOGIN), true);
    assert.equal((await recallFromPlatform(around, storage, 's1'))?.secret, 'the-secret');
  });

  it('a page with nobody around it asks nobody', async () => {
    const around = windows.around(null);
    assert.equal(await keepWithPlatform(around, { target: '_parent', origins: [LMS] }, LOGIN), false);
    assert.equal(await recallFromPlatform(around, { target: '_parent', origins: [LMS] }, 's1'), null);
    assert.deepEqual(windows.posted, []);
  });

  it('a window whose address cannot be written to counts as silent', async () => {
    const around = windows.around(lms(silent));
    const broken = { postMessage: () => assert.fail('closed') };
    const storage = { target: '_parent', origins: [LMS] };
    assert.equal(await keepWithPlatform({ ...around, host: broken }, storage, LOGIN), false);
  });
});
