import assert from 'node:assert/strict';
import { form, get, openWorld, TEACHER, type World } from './support/world.ts';

const TOOL = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

describe('demo LMS: dynamic registration', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.close());

  function metadata(changes: Record<string, unknown> = {}, tool: Record<string, unknown> = {}) {
    const { url } = world.tool;
    return {
      application_type: 'web',
      response_types: ['id_token'],
      grant_types: ['implicit', 'client_credentials'],
      initiate_login_uri: `${url}/lti/login`,
      redirect_uris: [`${url}/lti/launch`],
      jwks_uri: `${url}/lti/jwks.json`,
      client_name: 'Tool',
      token_endpoint_auth_method: 'private_key_jwt',
      scope: 'https://purl.imsglobal.org/spec/lti-ags/scope/score https://elsewhere.example/scope',
      [TOOL]: {
        domain: new URL(url).host,
        target_link_uri: `${url}/lti/launch`,
        claims: ['sub'],
        messages: [{ type: 'LtiResourceLinkRequest' }],
        ...tool,
      },
      ...changes,
    };
  }

  /** The address and permission that the LMS hands the tool's registration page. */
  async function handed(): Promise<{ configuration: string; token: string }> {
    const src = /<iframe id="tool" name="tool" src="([^"]*)"/.exec(await get(world, '/connections/new'))?.[1];
    const url = new URL((src ?? '').replaceAll('&amp;', '&'));
    assert.equal(url.origin + url.pathname, `${world.tool.url}/lti/register`);
    const { searchParams: query } = url;
    return {
      configuration: query.get('openid_configuration') ?? '',
      token: query.get('registration_token') ?? '',
    };
  }

  const register = (token: string, body: unknown) =>
    fetch(`${world.demo.url}/lti/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });

  it('says of itself what it is, on the host of its issuer', async () => {
    const { configuration } = await handed();
    const said = (await (await fetch(configuration)).json()) as Record<string, unknown>;
    const { issuer, authUrl, tokenUrl, jwksUrl } = world.demo.registration;
    assert.deepEqual(
      [said.issuer, said.authorization_endpoint, said.token_endpoint, said.jwks_uri],
      [issuer, authUrl, tokenUrl, jwksUrl],
    );
    assert.equal(said.registration_endpoint, `${world.demo.url}/lti/register`);
  });

  it('a permission registers one client, with a deployment and the scopes it can grant', async () => {
    const { token } = await handed();
    const response = await register(token, metadata());
    assert.equal(response.status, 201);
    const made = (await response.json()) as Record<string, unknown> & { [TOOL]: { deployment_id: string } };
    assert.match(String(made.client_id), /^trellis-demo-/);
    assert.equal(made.scope, 'https://purl.imsglobal.org/spec/lti-ags/scope/score');
    assert.ok(made[TOOL].deployment_id);
    assert.equal((await register(token, metadata())).status, 401, 'once');
    assert.match(await get(world, '/connections'), new RegExp(String(made.client_id)));
  });

  it('a permission ends after an hour, and a made-up one is none', async () => {
    const { token } = await handed();
    assert.equal((await register('made-up', metadata())).status, 401);
    world.clock += 60 * 60 * 1000;
    assert.equal((await register(token, metadata())).status, 401);
  });

  it('what is missing or foreign is refused by name, and costs no permission', async () => {
    const { token } = await handed();
    const wrong = [
      metadata({ application_type: 'native' }),
      metadata({ token_endpoint_auth_method: 'client_secret_basic' }),
      metadata({ redirect_uris: ['https://evil.example/'] }),
      metadata({ [TOOL]: undefined }),
      metadata({}, { domain: 'https://tool.example' }),
      metadata({}, { messages: [{ type: 'Magic' }] }),
    ];
    for (const body of wrong) {
      const response = await register(token, body);
      const { error } = (await response.json()) as { error: string };
      assert.deepEqual([response.status, error], [400, 'invalid_client_metadata']);
    }
    assert.equal((await register(token, metadata())).status, 201);
  });

  it('an activity of the new connection is launched as that client, and only as it', async () => {
    const { token } = await handed();
    const { client_id: client } = (await (await register(token, metadata())).json()) as { client_id: string };
    const placed = await fetch(`${world.demo.url}/connections/${client}/activity`, {
      method: 'POST',
      redirect: 'manual',
    });
    assert.equal(placed.status, 303);
    const path = placed.headers.get('location') ?? '';
    assert.ok(path.startsWith(TEACHER));
    const { fields } = form(await get(world, `${path}/launch`));
    assert.equal(fields.get('client_id'), client);
    assert.notEqual(fields.get('lti_deployment_id'), world.demo.registration.deploymentId);
  });
});
