import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { z } from 'zod';
import { vocabularyRouter } from '../../src/web/routes/vocabulary.ts';
import { profileDocument } from '../../src/xapi/vocabulary/profile.ts';

const Label = z.record(z.string(), z.string().min(1)).refine((label) => 'en' in label && 'es' in label);
const Concept = z.looseObject({
  id: z.url(),
  type: z.string(),
  inScheme: z.url(),
  prefLabel: Label,
  definition: Label,
});
/** What xAPI Profiles 1.0 asks of a profile. */
const Profile = z.strictObject({
  '@context': z.literal('https://w3id.org/xapi/profiles/context'),
  id: z.url(),
  type: z.literal('Profile'),
  conformsTo: z.literal('https://w3id.org/xapi/profiles#1.0'),
  prefLabel: Label,
  definition: Label,
  author: z.strictObject({ type: z.literal('Organization'), name: z.string() }),
  versions: z.array(z.strictObject({ id: z.url(), generatedAtTime: z.iso.datetime() })).min(1),
  concepts: z.array(Concept).min(1),
  templates: z.array(Concept).min(1),
});

describe('the vocabulary of statements', () => {
  let server: Server;
  let base: string;

  before((done) => {
    const app = express();
    server = app.listen(0, '127.0.0.1', () => {
      base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      app.use(vocabularyRouter({ publicUrl: base }));
      done();
    });
  });
  after((done) => {
    server.close(done);
  });

  it('is an xAPI Profile at the address that statements name as their category', async () => {
    const answer = await fetch(`${base}/xapi/profile/v1`);
    assert.equal(answer.headers.get('content-type'), 'application/ld+json; charset=utf-8');
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    const profile = Profile.parse(await answer.json());
    const [version] = profile.versions;
    assert.equal(version?.id, `${base}/xapi/profile/v1`);
    assert.ok([...profile.concepts, ...profile.templates].every(({ inScheme }) => inScheme === version?.id));
    assert.deepEqual(await (await fetch(`${base}/xapi/profile`)).json(), profile);
  });

  it('has every word under its own address, and nothing else', async () => {
    const { concepts, templates } = profileDocument(base);
    const ids = [...concepts, ...templates].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) {
      const found = (await (await fetch(id)).json()) as { id: string };
      assert.equal(found.id, id);
    }
    for (const name of ['nobody', '__proto__', 'constructor'])
      assert.ok((await fetch(`${base}/xapi/verbs/${name}`)).status >= 400);
  });
});
