import { EXTENSIONS } from './extensions.ts';
import { extensionIri, profileIri } from './iris.ts';
import { templatesOf } from './templates.ts';
import { OWN_VERBS, type OwnVerb, ownVerb } from './verbs.ts';

const CONTEXT = 'https://w3id.org/xapi/profiles/context';

/** When version 1 was made; a change of what it says is another version. */
const MADE = '2026-11-23T00:00:00Z';

/** A verb, an extension or a template as the profile tells it: found under its own IRI. */
interface Concept {
  readonly id: string;
  readonly type: string;
  readonly [property: string]: unknown;
}

function verbConcepts(base: string): Concept[] {
  return (Object.keys(OWN_VERBS) as OwnVerb[]).map((name) => ({
    id: ownVerb(base, name).id,
    type: 'Verb',
    inScheme: profileIri(base),
    prefLabel: OWN_VERBS[name].display,
    definition: OWN_VERBS[name].definition,
  }));
}

function extensionConcepts(base: string): Concept[] {
  return EXTENSIONS.map(({ name, place, label, definition, schema }) => ({
    id: extensionIri(base, name),
    type: place,
    inScheme: profileIri(base),
    prefLabel: label,
    definition,
    // The profile specification wants the schema as text.
    inlineSchema: JSON.stringify(schema),
  }));
}

function templateConcepts(base: string): Concept[] {
  return templatesOf(base).map(({ name, label, ...rules }) => ({
    id: `${base}/xapi/templates/${name}`,
    type: 'StatementTemplate',
    inScheme: profileIri(base),
    prefLabel: label,
    definition: label,
    ...rules,
  }));
}

/** The xAPI Profile of the tool's own statements (xAPI Profiles 1.0), as a JSON-LD document. */
export function profileDocument(base: string) {
  return {
    '@context': CONTEXT,
    id: `${base}/xapi/profile`,
    type: 'Profile',
    conformsTo: 'https://w3id.org/xapi/profiles#1.0',
    prefLabel: { en: 'Adaptive practice', es: 'Práctica adaptativa' },
    definition: {
      en: 'Practice of skills with questions chosen for one learner: answers, help, levels and why each question was chosen.',
      es: 'Práctica de habilidades con preguntas elegidas para cada persona: respuestas, ayudas, niveles y el porqué de cada pregunta.',
    },
    author: { type: 'Organization', name: 'Trellis' },
    versions: [{ id: profileIri(base), generatedAtTime: MADE }],
    concepts: [...verbConcepts(base), ...extensionConcepts(base)],
    templates: templateConcepts(base),
  };
}

/** What stands under an IRI of the vocabulary, as a JSON-LD document; null for one that is none. */
export function vocabularyEntry(base: string, iri: string): Readonly<Record<string, unknown>> | null {
  const profile = profileDocument(base);
  if (iri === profile.id || iri === profileIri(base)) return profile;
  const found = [...profile.concepts, ...profile.templates].find(({ id }) => id === iri);
  return found ? { '@context': CONTEXT, ...found } : null;
}
