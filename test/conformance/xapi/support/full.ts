/** A statement that uses nearly everything a statement may have. */
export function fullStatement(id: string): Record<string, unknown> {
  const person = { objectType: 'Agent', name: 'Ana', mbox: 'mailto:ana@example.org' };
  const account = { objectType: 'Agent', account: { homePage: 'http://lms.example', name: '1' } };
  const group = {
    objectType: 'Group',
    name: 'Team',
    mbox: 'mailto:team@example.org',
    member: [person, account],
  };
  const likert = {
    id: 'http://example.org/likert',
    definition: {
      type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
      interactionType: 'likert',
      correctResponsesPattern: ['likert_3'],
      scale: [{ id: 'likert_0', description: { en: 'no' } }, { id: 'likert_3' }],
      extensions: { 'http://example.org/x': null },
    },
  };
  const context = {
    registration: '11111111-1111-4111-8111-111111111111',
    instructor: account,
    team: group,
    contextActivities: { parent: { id: 'http://example.org/p' }, other: [likert] },
    contextAgents: [{ objectType: 'contextAgent', agent: person, relevantTypes: ['http://example.org/t'] }],
    contextGroups: [{ objectType: 'contextGroup', group }],
    revision: '1',
    platform: 'Test',
    language: 'de-1996',
    statement: { objectType: 'StatementRef', id: '22222222-2222-4222-8222-222222222222' },
    extensions: { 'http://example.org/deep': { a: [1, { b: null, c: '' }], d: false } },
  };
  const result = {
    score: { scaled: 0.5, raw: 5, min: 0, max: 10 },
    success: true,
    completion: false,
    response: 'likert_3',
    duration: 'P1DT2H3M4.56S',
    extensions: { 'tag:example.org,2026:y': 1e-7 },
  };
  const verb = {
    id: 'http://example.org/did',
    display: { en: 'did', 'zh-Hans-CN': '做', 'x-private': '<b>' },
  };
  const timestamp = '2026-03-02T08:00:00.120Z';
  const attachments = [
    {
      usageType: 'http://example.org/u',
      display: { en: 'file' },
      description: { und: '' },
      contentType: 'text/plain; charset=utf-8',
      length: 3,
      sha2: 'a'.repeat(64),
      fileUrl: 'https://example.org/f',
    },
  ];
  const object = {
    objectType: 'SubStatement',
    actor: { objectType: 'Group', member: [account] },
    verb,
    object: { objectType: 'Activity', ...likert },
    result,
    context,
    timestamp,
    attachments,
  };
  const whole = {
    id,
    actor: group,
    verb,
    object,
    result,
    timestamp,
    attachments,
    version: '2.0.0',
    authority: person,
  };
  const { revision: _revision, platform: _platform, ...about } = context;
  return { ...whole, context: about };
}
