import assert from 'node:assert/strict';
import { aDeployment, aRegistration, fresh, NOW } from '../support/fixtures.ts';
import { parallel } from './parallel.ts';
import type { Opened } from './storeContract.ts';

export function platformsContract(opened: Opened): void {
  describe('platforms', () => {
    it('are put once per issuer and client; a second put keeps id and creation time', async () => {
      const { platforms } = opened();
      const first = aRegistration();
      assert.deepEqual(await platforms.put(first), first);
      const changed = {
        ...first,
        id: fresh('registration'),
        createdAt: NOW + 9,
        jwksUrl: 'https://lms.example/k',
      };
      const expected = { ...changed, id: first.id, createdAt: first.createdAt };
      assert.deepEqual(await platforms.put(changed), expected);
      assert.deepEqual(await platforms.get(first.id), expected);
      assert.equal(await platforms.get(changed.id), null);
    });

    it('get one id from 20 parallel puts', async () => {
      const { platforms } = opened();
      const told = aRegistration();
      const put = await parallel(20, () => platforms.put({ ...told, id: fresh('registration') }));
      assert.equal(new Set(put.map((registration) => registration.id)).size, 1);
    });

    it('are settled by a rule that saw what it replaces: of 20 parallel ones each counts', async () => {
      const { platforms } = opened();
      const told = aRegistration({ origins: ['https://o.example'] });
      const settled = await parallel(20, (n) =>
        platforms.settle(told.issuer, told.clientId, (known) =>
          known === null
            ? { ...told, id: fresh('registration') }
            : { ...known, origins: [...known.origins, `https://o${n}.example`] },
        ),
      );
      assert.equal(new Set(settled.map((registration) => registration?.id)).size, 1);
      const standing = await platforms.get(settled[0]?.id ?? '');
      assert.equal(new Set(standing?.origins).size, 20, 'no change was lost');
      assert.deepEqual(await platforms.settle(told.issuer, told.clientId, () => null), standing);
      assert.equal(await platforms.settle(told.issuer, fresh('client'), () => null), null);
      await assert.rejects(
        platforms.settle(told.issuer, told.clientId, () => {
          throw new RangeError('refused by the rule');
        }),
        RangeError,
      );
      assert.deepEqual(await platforms.get(standing?.id ?? ''), standing);
    });

    it('are found by issuer, exactly', async () => {
      const { platforms } = opened();
      const issuer = `https://${fresh('lms')}.example`;
      const [one, two] = [aRegistration({ issuer }), aRegistration({ issuer })];
      await platforms.put(one);
      await platforms.put(two);
      const found = await platforms.byIssuer(issuer);
      assert.deepEqual(new Set(found.map(({ id }) => id)), new Set([one.id, two.id]));
      assert.deepEqual(await platforms.byIssuer(`${issuer}/`), []);
      assert.deepEqual(await platforms.byIssuer(issuer.toUpperCase()), []);
    });

    it('change status when they exist', async () => {
      const { platforms } = opened();
      const registration = await platforms.put(aRegistration());
      assert.equal(await platforms.change(registration.id, { status: 'suspended' }), true);
      assert.equal((await platforms.get(registration.id))?.status, 'suspended');
      assert.equal(await platforms.change(fresh('registration'), { status: 'active' }), false);
    });

    it('change only what is named, and a deployment likewise', async () => {
      const { platforms } = opened();
      const registration = await platforms.put(aRegistration());
      const { id } = registration;
      const origins = ['https://vanity.example'];
      assert.equal(await platforms.change(id, { deploymentPolicy: 'manual', origins }), true);
      assert.deepEqual(await platforms.get(id), { ...registration, deploymentPolicy: 'manual', origins });
      const deployment = await platforms.noteDeployment(aDeployment({ registrationId: id }));
      assert.equal(await platforms.changeDeployment(id, deployment.deploymentId, { anonymous: true }), true);
      const standing = await platforms.deployment(id, deployment.deploymentId);
      assert.deepEqual(standing, { ...deployment, anonymous: true });
    });

    it('note a deployment once and answer the one that stands', async () => {
      const { platforms } = opened();
      const { id } = await platforms.put(aRegistration());
      const deployment = aDeployment({ registrationId: id });
      assert.deepEqual(await platforms.noteDeployment(deployment), deployment);
      assert.equal(
        await platforms.changeDeployment(id, deployment.deploymentId, { status: 'suspended' }),
        true,
      );
      const standing = { ...deployment, status: 'suspended' };
      assert.deepEqual(await platforms.noteDeployment({ ...deployment, firstSeenAt: NOW + 1 }), standing);
      assert.deepEqual(await platforms.deployment(id, deployment.deploymentId), standing);
      assert.equal(await platforms.deployment(id, 'another'), null);
      assert.equal(await platforms.changeDeployment(id, 'another', { status: 'active' }), false);
    });

    it('lose their deployments, and go with them when they wait for too long', async () => {
      const { platforms } = opened();
      const put = (over: Parameters<typeof aRegistration>[0]) => platforms.put(aRegistration(over));
      const old = await put({ status: 'pending', createdAt: 1_000 });
      const young = await put({ status: 'pending', createdAt: 2_000 });
      const active = await put({ createdAt: 1_000 });
      for (const { id } of [old, young, active])
        await platforms.noteDeployment(aDeployment({ registrationId: id }));
      assert.equal(await platforms.sweepPending(2_000), 1);
      assert.equal(await platforms.sweepPending(2_000), 0);
      assert.equal(await platforms.get(old.id), null);
      assert.equal(await platforms.deployment(old.id, 'deployment-1'), null);
      for (const { id } of [young, active]) assert.ok(await platforms.deployment(id, 'deployment-1'));
      await platforms.dropDeployments(young.id);
      assert.equal(await platforms.deployment(young.id, 'deployment-1'), null);
      assert.ok(await platforms.deployment(active.id, 'deployment-1'));
      const again = await platforms.settle(old.issuer, old.clientId, (known) => known ?? old);
      assert.deepEqual(again, old, 'the pair may be told of again');
      await platforms.dropDeployments(active.id);
      await platforms.sweepPending(3_000);
    });

    it('are listed with their deployments', async () => {
      const { platforms } = opened();
      const registration = await platforms.put(aRegistration());
      const deployments = ['a', 'b'].map((deploymentId) =>
        aDeployment({ registrationId: registration.id, deploymentId }),
      );
      for (const deployment of deployments) await platforms.noteDeployment(deployment);
      const listed = (await platforms.list()).find((each) => each.registration.id === registration.id);
      assert.deepEqual(listed, { registration, deployments });
    });
  });
}
