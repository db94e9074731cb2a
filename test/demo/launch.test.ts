import assert from 'node:assert/strict';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { CLAIMS, ROLES } from '../../src/demo/vocabulary.ts';
import {
  addActivity,
  authorize,
  authQuery,
  form,
  launchAt,
  loginAt,
  openWorld,
  STUDENT,
  TEACHER,
  type World,
} from './support/world.ts';

describe('demo LMS: launch', () => {
  let world: World;
  let path: string;
  before(async () => {
    world = await openWorld();
    path = `${STUDENT}/activities/${(await addActivity(world)).id}/launch`;
  });
  after(() => world.close());

  it('login initiation names issuer, person, deployment and where data can be kept', async () => {
    const login = await loginAt(world, path);
    const { issuer, clientId, deploymentId } = world.demo.registration;
    assert.equal(login.iss, issuer);
    assert.equal(login.client_id, clientId);
    assert.equal(login.lti_deployment_id, deploymentId);
    assert.equal(login.login_hint, '21');
    assert.equal(login.target_link_uri, `${world.tool.url}/lti/launch`);
    assert.equal(login.lti_storage_target, '_parent');
    const inWindow = await loginAt(world, `${path}?target=window`);
    assert.equal(inWindow.lti_storage_target, undefined);
  });

  it('a right request is answered by a signed resource link launch that echoes state and nonce', async () => {
    const posted = await launchAt(world, path);
    assert.equal(posted.state, 'the-state');
    const { issuer, clientId: audience, jwksUrl } = world.demo.registration;
    const jwks = await (await fetch(jwksUrl)).json();
    const { payload } = await jwtVerify(posted.id_token ?? '', createLocalJWKSet(jwks), {
      issuer,
      audience,
    });
    assert.equal(payload.nonce, 'the-nonce');
    assert.equal(payload.sub, '21');
    assert.equal(payload[CLAIMS.messageType], 'LtiResourceLinkRequest');
    assert.deepEqual(payload[CLAIMS.roles], ROLES.student);
    assert.deepEqual(payload[CLAIMS.custom], { activity: 'act-1' });
    const grades = payload[CLAIMS.grades] as { lineitem: string; lineitems: string };
    assert.match(grades.lineitem, /\/lineitem\?type_id=7$/);
    assert.match(grades.lineitems, /\/lineitems\?type_id=7$/);
  });

  it('the published keys hold no private part', async () => {
    const { keys } = (await (await fetch(world.demo.registration.jwksUrl)).json()) as { keys: object[] };
    assert.deepEqual(Object.keys(keys[0] ?? {}).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use']);
  });

  it('a message hint works once', async () => {
    const query = authQuery(world, await loginAt(world, path));
    await authorize(world, query);
    const { fields } = form(await (await authorize(world, query)).text());
    assert.equal(fields.get('error'), 'launch_no_longer_valid');
    assert.equal(fields.get('state'), 'the-state');
    assert.equal(fields.get('id_token'), null);
  });

  it('a fault is answered without using up the hint', async () => {
    const login = await loginAt(world, path);
    const wrong = {
      scope: 'openid profile',
      response_type: 'code',
      response_mode: 'query',
      prompt: 'login',
      nonce: '',
      login_hint: '22',
      lti_message_hint: 'unknown',
    };
    const errors: Record<string, string | null> = {};
    for (const [name, value] of Object.entries(wrong)) {
      const query = authQuery(world, login, { [name]: value });
      if (value === '') query.delete(name);
      const { fields } = form(await (await authorize(world, query)).text());
      errors[name] = fields.get('error');
    }
    assert.deepEqual(errors, {
      scope: 'invalid_scope',
      response_type: 'unsupported_response_type',
      response_mode: 'invalid_request',
      prompt: 'invalid_request',
      nonce: 'invalid_request',
      login_hint: 'login_required',
      lti_message_hint: 'invalid_request',
    });
    const { fields } = form(await (await authorize(world, authQuery(world, login))).text());
    assert.ok(fields.get('id_token'));
  });

  it('nothing is sent to an address that is not registered, nor for another client', async () => {
    const login = await loginAt(world, path);
    for (const changes of [
      { redirect_uri: `${world.tool.url}/lti/launch/` },
      { redirect_uri: 'https://evil.example/' },
      { client_id: 'other' },
    ]) {
      const answer = await authorize(world, authQuery(world, login, changes));
      assert.equal(answer.status, 400);
      assert.doesNotMatch(await answer.text(), /<form/);
    }
    const twice = authQuery(world, login);
    twice.append('nonce', 'second');
    assert.equal((await authorize(world, twice)).status, 400);
  });

  it('a launch can be completed for an hour after the click', async () => {
    const query = authQuery(world, await loginAt(world, path));
    world.clock += 61 * 60 * 1000;
    const { fields } = form(await (await authorize(world, query)).text());
    assert.equal(fields.get('error'), 'launch_no_longer_valid');
  });

  it('students cannot ask the tool for new content', async () => {
    assert.equal((await fetch(`${world.demo.url}${STUDENT}/add/launch`)).status, 403);
    assert.equal((await fetch(`${world.demo.url}${TEACHER}/add/launch`)).status, 200);
  });
});
