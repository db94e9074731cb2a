import assert from 'node:assert/strict';
import { z } from 'zod';
import { EXTENSIONS } from '../../../src/xapi/vocabulary/extensions.ts';
import { extensionIri } from '../../../src/xapi/vocabulary/iris.ts';
import { type Template, templatesOf } from '../../../src/xapi/vocabulary/templates.ts';

const NAMES = /\.([A-Za-z]+)|\['([^']+)'\]|(\[\*\])/g;

/** What stands at a place of a statement: of JSONPath, the names and the `[*]` that templates use. */
function at(statement: unknown, location: string): unknown[] {
  let found: unknown[] = [statement];
  for (const [, plain, quoted, all] of location.slice(1).matchAll(NAMES)) {
    found = found.flatMap((one) => {
      if (all) return Array.isArray(one) ? one : [];
      const entry = Object.entries(Object(one)).find(([name]) => name === (plain ?? quoted));
      return entry ? [entry[1]] : [];
    });
  }
  return found;
}

/** The template of a statement of ours, by its verb and kind of object. */
export function templateFor(base: string, statement: { verb: { id: string } }): Template {
  const found = templatesOf(base).filter(({ verb }) => verb === statement.verb.id);
  const [type] = at(statement, '$.object.definition.type');
  const fit = found.find(({ objectActivityType }) => objectActivityType === type) ?? found[0];
  assert.ok(fit, `no template for ${statement.verb.id}`);
  assert.equal(type, fit.objectActivityType);
  return fit;
}

/** A statement keeps to its template, and each extension of ours to its schema. */
export function checkTemplate(base: string, statement: { verb: { id: string } }): string {
  const template = templateFor(base, statement);
  for (const { location, presence } of template.rules) {
    const count = at(statement, location).length;
    if (presence === 'included') assert.ok(count > 0, `${template.name}: ${location} is missing`);
    if (presence === 'excluded') assert.equal(count, 0, `${template.name}: ${location} stands`);
  }
  const allowed = new Set(template.rules.map(({ location }) => location));
  for (const place of ['result', 'context'] as const) {
    for (const [iri, value] of Object.entries(Object(at(statement, `$.${place}.extensions`)[0]))) {
      assert.ok(allowed.has(`$.${place}.extensions['${iri}']`), `${template.name} tells nothing of ${iri}`);
      const known = EXTENSIONS.find(({ name }) => extensionIri(base, name) === iri);
      if (known) z.fromJSONSchema(known.schema).parse(value);
    }
  }
  return template.name;
}
