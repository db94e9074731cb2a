import type { OutsideEvent, WithdrawnEvent } from '../../learning/event.ts';
import { type Account, agent, objective, type Said, type StatementFrame } from '../../xapi/build.ts';
import { extensionIri, skillIri } from '../../xapi/vocabulary/iris.ts';
import { ownVerb } from '../../xapi/vocabulary/verbs.ts';
import type { Happened } from '../effects.ts';
import { skillTitle } from '../present/skills.ts';
import { estimateChanges } from './estimates.ts';

/** Work in another tool counted: what it counted for and how much, with that tool's statement as context. */
export function credited(frame: StatementFrame, happened: Happened & { readonly event: OutsideEvent }): Said {
  const { event, after } = happened;
  const { base } = frame;
  return {
    kind: 'credited',
    verb: ownVerb(base, 'credited'),
    object: objective(frame, event.skill, skillTitle(after, event.skill)),
    because: event.statement,
    result: {
      score: { scaled: event.score },
      extensions: {
        [extensionIri(base, 'evidence-weight')]: event.weight,
        [extensionIri(base, 'estimates')]: estimateChanges(base, happened, [event]),
      },
    },
  };
}

/** The tool itself as an actor, for what no person did. */
function toolAccount({ base }: StatementFrame): Account {
  return { issuer: base, name: 'trellis' };
}

/**
 * Evidence of another tool was taken back, from the learner: by an instructor, or by the tool, as the statement that it
 * rested on was voided.
 */
export function withdrew(
  frame: StatementFrame,
  happened: Happened & { readonly event: WithdrawnEvent },
): Said {
  const { event, by } = happened;
  const { base } = frame;
  return {
    kind: 'withdrew',
    verb: ownVerb(base, 'withdrew'),
    object: agent(frame.account),
    by: by ?? toolAccount(frame),
    because: event.statement,
    result: {
      extensions: { [extensionIri(base, 'estimates')]: estimateChanges(base, happened, [event]) },
    },
    extensions: {
      [extensionIri(base, 'cause')]: event.because,
      [extensionIri(base, 'skill')]: skillIri(base, event.pack, event.skill),
    },
  };
}
