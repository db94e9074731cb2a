import { TrellisError } from '../../errors.ts';
import type { AttemptEvent, HintEvent, RevealEvent } from '../../learning/event.ts';
import { interaction, type Said, type StatementFrame } from '../../xapi/build.ts';
import { isoDuration } from '../../xapi/duration.ts';
import type { Definition, StatementResult } from '../../xapi/statement.ts';
import { type AskedItem, extensionIri, TYPES } from '../../xapi/vocabulary/iris.ts';
import { ownVerb, VERBS } from '../../xapi/vocabulary/verbs.ts';
import { variantOf } from '../derivedId.ts';
import type { Happened } from '../effects.ts';
import { toldDecision } from './decision.ts';
import { estimateChanges } from './estimates.ts';
import { interactionDefinition } from './interaction.ts';
import { responseText } from './response.ts';

type QuestionEvent = AttemptEvent | HintEvent | RevealEvent;

/** An event about a question, with what surrounds it. */
type Asking<E extends QuestionEvent> = Happened & { readonly event: E };

/** The decision that the serving in hand was opened with. */
function decisionOf({ before, event }: Asking<QuestionEvent>) {
  const { open } = before.here;
  if (open?.id !== event.serving)
    throw new TrellisError('internal', 'an event about a question that was not open');
  return open.decision;
}

function askedItem(happened: Asking<QuestionEvent>): AskedItem {
  const { event } = happened;
  const { item, itemVersion: version, seed } = decisionOf(happened);
  return { pack: event.pack, item, version, step: event.step, variant: variantOf(item, seed) };
}

function definitionOf({ asked }: Happened, over: boolean): Definition {
  return asked ? interactionDefinition(asked, over) : { type: TYPES.interaction };
}

/** Why the question was chosen, with the serving: in the context of what became of it. */
function why(base: string, happened: Asking<AttemptEvent | RevealEvent>): Pick<Said, 'extensions'> {
  const told = toldDecision(base, happened.event.pack, decisionOf(happened));
  return { extensions: { [extensionIri(base, 'decision')]: told } };
}

function answerResult(base: string, happened: Asking<AttemptEvent>): StatementResult {
  const { event } = happened;
  const { mark, evidence } = event;
  return {
    success: mark.correct,
    completion: event.then !== 'again',
    response: responseText(event.answer),
    ...(event.elapsed === null ? {} : { duration: isoDuration(event.elapsed) }),
    score: { scaled: mark.score, raw: mark.score, min: 0, max: 1 },
    extensions: {
      [extensionIri(base, 'try')]: event.try,
      [extensionIri(base, 'step')]: event.step,
      [extensionIri(base, 'hints')]: event.hints,
      [extensionIri(base, 'evidence-weight')]: evidence.weight,
      [extensionIri(base, 'estimates')]: estimateChanges(base, happened, evidence.skills),
      ...(mark.misconception === null ? {} : { [extensionIri(base, 'misconception')]: mark.misconception }),
    },
  };
}

/** An answer: the question with its right response once it is over, the response, and what it changed. */
export function answered(frame: StatementFrame, happened: Asking<AttemptEvent>): Said {
  const asked = askedItem(happened);
  return {
    kind: 'answered',
    verb: VERBS.answered,
    object: interaction(frame, asked, definitionOf(happened, happened.event.then !== 'again')),
    asked,
    result: answerResult(frame.base, happened),
    ...why(frame.base, happened),
  };
}

/** A hint was shown. */
export function hinted(frame: StatementFrame, happened: Asking<HintEvent>): Said {
  const asked = askedItem(happened);
  return {
    kind: 'hinted',
    verb: ownVerb(frame.base, 'hinted'),
    object: interaction(frame, asked, definitionOf(happened, false)),
    asked,
    result: { extensions: { [extensionIri(frame.base, 'hints')]: happened.event.count } },
  };
}

/** The question was given up and its explanation shown. */
export function revealed(frame: StatementFrame, happened: Asking<RevealEvent>): Said {
  const asked = askedItem(happened);
  const { evidence } = happened.event;
  return {
    kind: 'revealed',
    verb: ownVerb(frame.base, 'revealed'),
    object: interaction(frame, asked, definitionOf(happened, true)),
    asked,
    result: {
      extensions: {
        [extensionIri(frame.base, 'estimates')]: estimateChanges(frame.base, happened, evidence.skills),
      },
    },
    ...why(frame.base, happened),
  };
}
