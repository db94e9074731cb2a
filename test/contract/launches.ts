import assert from 'node:assert/strict';
import { verifyLaunch } from '../../src/lti/launch.ts';
import { STATE_REMEMBERED_MS } from '../../src/store/port/launches.ts';
import { claimsFor, jwksFetch, keyPair, memory, sign } from '../lti/platformDouble.ts';
import { aLoginState, aTicket, fresh, MINUTE, NOW } from '../support/fixtures.ts';
import { parallel, wins } from './parallel.ts';
import type { Opened } from './storeContract.ts';

export function launchesContract(opened: Opened): void {
  describe('launches', () => {
    it('give a login state to one of 50 parallel takers; the others learn that it was replayed', async () => {
      const { launches } = opened();
      const record = aLoginState();
      await launches.putState(record);
      const answers = await parallel(50, () => launches.takeState(record.state, NOW));
      const taken = answers.filter((answer) => answer.outcome === 'taken');
      assert.deepEqual(taken, [{ outcome: 'taken', record }]);
      assert.equal(answers.filter((answer) => answer.outcome === 'replayed').length, 49);
    });

    it('tell an expired state from an unknown one', async () => {
      const { launches } = opened();
      const record = aLoginState();
      await launches.putState(record);
      assert.deepEqual(await launches.takeState(record.state, record.expiresAt), { outcome: 'expired' });
      assert.deepEqual(await launches.takeState(fresh('state'), NOW), { outcome: 'unknown' });
    });

    it('accept a nonce once of 50 parallel tries', async () => {
      const { launches } = opened();
      const key = fresh('nonce');
      assert.equal(wins(await parallel(50, () => launches.rememberNonce(key, NOW + MINUTE))), 1);
      assert.equal(await launches.rememberNonce(fresh('nonce'), NOW + MINUTE), true);
    });

    it('give a ticket to one of 50 parallel takers', async () => {
      const { launches } = opened();
      const ticket = aTicket();
      await launches.putTicket(ticket);
      const taken = await parallel(50, () => launches.takeTicket(ticket.hash, NOW));
      assert.deepEqual(
        taken.filter((each) => each !== null),
        [ticket],
      );
    });

    it('let one of 50 parallel replays of one launch through, and nothing of the others stays', async () => {
      const { launches } = opened();
      const key = await keyPair('key-1');
      const tool = memory(jwksFetch(() => ({ keys: [key.jwk] })).fetch);
      const { record } = await tool.login();
      // States of this test and of others meet in one store.
      const own = { ...record, state: fresh('state'), nonce: fresh('nonce') };
      await launches.putState(own);
      const deps = tool.deps({
        takeState: (state) => launches.takeState(state, tool.clock.now),
        rememberNonce: (nonce, expiresAt) => launches.rememberNonce(nonce, expiresAt),
      });
      const form = { state: own.state, id_token: await sign(claimsFor(own), key) };
      const replays = await Promise.allSettled(Array.from({ length: 50 }, () => verifyLaunch(form, deps)));
      const refused = replays.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
      assert.equal(replays.length - refused.length, 1);
      assert.deepEqual(new Set(refused), new Set(['state_replayed']));
    });

    it('give no ticket that is expired or unknown', async () => {
      const { launches } = opened();
      const ticket = aTicket();
      await launches.putTicket(ticket);
      assert.equal(await launches.takeTicket(ticket.hash, ticket.expiresAt), null);
      assert.equal(await launches.takeTicket(fresh('ticket'), NOW), null);
    });

    it('end the tickets of a registration, or of one deployment of it, and no others', async () => {
      const { launches } = opened();
      const [registrationId, other] = [fresh('registration'), fresh('registration')];
      const of = (registration: string, deploymentId: string) => {
        const ticket = aTicket();
        return { ...ticket, message: { ...ticket.message, registrationId: registration, deploymentId } };
      };
      const tickets = [of(registrationId, 'a'), of(registrationId, 'b'), of(other, 'a')];
      for (const ticket of tickets) await launches.putTicket(ticket);
      assert.equal(await launches.endTickets(registrationId, 'a'), 1);
      assert.equal(await launches.endTickets(registrationId, null), 1);
      assert.equal(await launches.endTickets(registrationId, null), 0);
      const left = await Promise.all(tickets.map(({ hash }) => launches.takeTicket(hash, NOW)));
      assert.deepEqual(left, [null, null, tickets[2]]);
    });

    it('forget by sweeping what expired, states only after a while', async () => {
      const { launches } = opened();
      await launches.sweep(NOW + 1e9);
      const [state, ticket, nonce] = [aLoginState(), aTicket(), fresh('nonce')];
      await launches.putState(state);
      await launches.putTicket(ticket);
      await launches.rememberNonce(nonce, NOW + MINUTE);
      assert.equal(await launches.sweep(NOW), 0);
      assert.equal(await launches.sweep(state.expiresAt + 1), 2);
      assert.deepEqual(await launches.takeState(state.state, state.expiresAt + 1), { outcome: 'expired' });
      assert.equal(await launches.sweep(state.expiresAt + STATE_REMEMBERED_MS + 1), 1);
      assert.deepEqual(await launches.takeState(state.state, NOW), { outcome: 'unknown' });
      assert.equal(await launches.rememberNonce(nonce, NOW + MINUTE), true);
    });
  });
}
