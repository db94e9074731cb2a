// The peer as a server of its own. ltijs is used as its documentation says, with a page of one word.
import ltijs from 'ltijs';
import { answerOrders } from './answering.mjs';
import { MemoryDatabase } from './memoryDatabase.mjs';

const { PORT, PLATFORM, CLIENT } = process.env;
const MAX_AGE_S = 900;
const PARALLEL = 8;
const lti = ltijs.Provider;

lti.setup(
  'a secret of sixteen or more',
  { plugin: new MemoryDatabase() },
  {
    appRoute: '/',
    loginRoute: '/login',
    cookies: { secure: true, sameSite: 'None' },
    tokenMaxAge: MAX_AGE_S,
  },
);
lti.onConnect((token, _request, response) =>
  response.send(`<!doctype html><title>Open</title>${token.user}`),
);
await lti.deploy({ port: Number(PORT), silent: true });
await lti.registerPlatform({
  url: PLATFORM,
  name: 'Platform',
  clientId: CLIENT,
  authenticationEndpoint: `${PLATFORM}/auth`,
  accesstokenEndpoint: `${PLATFORM}/token/${CLIENT}`,
  authConfig: { method: 'JWK_SET', key: `${PLATFORM}/jwks/${CLIENT}` },
});

const idToken = { iss: PLATFORM, clientId: CLIENT, platformContext: {} };

/** Sends one score; whether it was taken. */
async function submit(userId) {
  const score = {
    userId,
    scoreGiven: 40,
    scoreMaximum: 50,
    activityProgress: 'InProgress',
    gradingProgress: 'FullyGraded',
  };
  try {
    await lti.Grade.submitScore(idToken, `${PLATFORM}/lineitem/${CLIENT}?type_id=7`, score);
    return true;
  } catch {
    return false;
  }
}

async function grades({ users, atOnce }) {
  const waiting = [...users];
  const worker = async () => {
    for (let user = waiting.shift(); user !== undefined; user = waiting.shift()) await submit(user);
  };
  await Promise.all(Array.from({ length: atOnce ? users.length : PARALLEL }, worker));
}

const nothing = () => undefined;
answerOrders({ open: nothing, prepare: nothing, decide: nothing, grades, retry: nothing });
