import type { ClassAction, DifferingGrade } from '../../../src/api/class.ts';
import type { Translator } from '../../text/translator.ts';
import { type Named, personName } from '../class-table/personName.ts';
import type { IconName } from '../icon/Icon.tsx';

/** What the cards can do. */
export interface ActionDoors {
  readonly openLearner: (learner: string) => void;
  readonly copy: (text: string) => void;
  readonly resendAll: () => void;
  /** Puts the grade of one learner in the place of what the gradebook was seen to show. */
  readonly replace: (grade: DifferingGrade) => void;
  readonly openGrades: () => void;
  /** Shows these learners alone in the class table, with the skills around the one that is next for them. */
  readonly showGroup: (skill: string, learners: readonly string[]) => void;
  /** Shows a question of the skill as students meet it. */
  readonly preview: (skill: string) => void;
}

/** A line of a card; of a person with what leads to them. */
export interface Line {
  readonly words: string;
  readonly open?: () => void;
}

/** One card in words. */
export interface Card {
  readonly icon: IconName;
  readonly title: string;
  readonly lines: readonly Line[];
  readonly button: string;
  /** What the button is called where it is heard alone, beginning with what it shows. */
  readonly name?: string;
  readonly act: () => void;
}

/** People shown on a card; the rest is counted. */
export const SHOWN = 6;

/** The first names, and how many more there are. */
export function namesOf(text: Translator, people: readonly Named[]): string {
  const shown = people.slice(0, SHOWN).map((person) => personName(text, person));
  const rest = people.length - shown.length;
  return text.list(rest > 0 ? [...shown, text.t('class.more', { count: rest })] : shown);
}

function allNames(text: Translator, people: readonly Named[]): string {
  return people.map((person) => personName(text, person)).join('\n');
}

type Titles = (skill: string) => string;
type Of<K extends ClassAction['kind']> = Extract<ClassAction, { kind: K }>;

function copyCard(text: Translator, doors: ActionDoors, content: string): Pick<Card, 'button' | 'act'> {
  return { button: text.t('class.action.copy'), act: () => doors.copy(content) };
}

function plain(...lines: readonly string[]): readonly Line[] {
  return lines.map((words) => ({ words }));
}

function stuckCard(action: Of<'stuck'>, text: Translator, titleOf: Titles, doors: ActionDoors): Card {
  const first = action.people[0];
  return {
    icon: 'person',
    title: text.t('class.action.stuck', { count: action.people.length }),
    lines: action.people.slice(0, SHOWN).map((person) => ({
      words: text.t('class.action.stuckOn', {
        name: personName(text, person),
        skill: titleOf(person.skill),
        answers: person.answers,
      }),
      open: () => doors.openLearner(person.learner),
    })),
    button: text.t('class.action.open', { name: first ? personName(text, first) : '' }),
    act: () => first && doors.openLearner(first.learner),
  };
}

function missingCard(
  action: Of<'missing-prerequisite'>,
  text: Translator,
  titleOf: Titles,
  doors: ActionDoors,
): Card {
  return {
    icon: 'warning',
    title: text.t('class.action.missing', { skill: titleOf(action.skill), count: action.people.length }),
    lines: plain(
      text.t('class.action.blocks', { skills: text.list(action.blocks.map(titleOf)) }),
      namesOf(text, action.people),
    ),
    ...copyCard(text, doors, allNames(text, action.people)),
  };
}

function groupsCard(action: Of<'groups'>, text: Translator, titleOf: Titles, doors: ActionDoors): Card {
  const heading = (skill: string) => text.t('class.action.group', { skill: titleOf(skill) });
  const content = action.groups
    .map(({ skill, people }) => `${heading(skill)}\n${allNames(text, people)}`)
    .join('\n\n');
  return {
    icon: 'group',
    title: text.t('class.action.groups', { count: action.groups.length }),
    lines: [],
    ...copyCard(text, doors, content),
  };
}

function misconceptionCard(action: Of<'misconception'>, text: Translator, doors: ActionDoors): Card {
  const { people, example } = action;
  const rest = people.length - SHOWN;
  return {
    icon: 'cross',
    title: action.title,
    lines: [
      ...plain(text.t('class.action.shownBy', { count: people.length, skill: example.skill.title })),
      ...people.slice(0, SHOWN).map((person) => ({
        words: personName(text, person),
        open: () => doors.openLearner(person.learner),
      })),
      ...(rest > 0 ? plain(text.t('class.more', { count: rest })) : []),
    ],
    button: text.t('class.action.related'),
    name: text.t('class.action.relatedTo', { skill: example.skill.title }),
    act: () => doors.preview(example.skill.id),
  };
}

/** Why grades were not taken, and what can be done about it. */
function reasonWords(text: Translator, reason: string): string {
  const words = [text.find(`errors.${reason}.title`), text.find(`errors.${reason}.action`)];
  return words.filter((one) => one !== null).join(' ') || text.t('common.failed.title');
}

function parkedCard(action: Of<'grades-parked'>, text: Translator, doors: ActionDoors): Card {
  const reasons = [...new Set(action.people.map(({ reason }) => reason))];
  return {
    icon: 'send',
    title: text.t('class.action.parked', { count: action.people.length }),
    lines: plain(namesOf(text, action.people), ...reasons.map((reason) => reasonWords(text, reason))),
    button: text.t('class.action.resend'),
    act: doors.resendAll,
  };
}

/** Where the tool tells its own addresses, for whoever sets it up at the platform. */
function addresses(): { keySet: string; setup: string } {
  return { keySet: `${location.origin}/lti/jwks.json`, setup: `${location.origin}/lti/setup` };
}

function refusedCard(action: Of<'grades-refused'>, text: Translator, doors: ActionDoors): Card {
  return {
    icon: 'send',
    title: text.t('class.action.refused', { count: action.people.length }),
    lines: plain(text.t('class.action.refusedHow'), namesOf(text, action.people)),
    button: text.t('class.action.refusedCopy'),
    act: () => doors.copy(text.t('class.action.refusedMessage', addresses())),
  };
}

/** The words and the action of one card. */
export function cardOf(action: ClassAction, text: Translator, titleOf: Titles, doors: ActionDoors): Card {
  switch (action.kind) {
    case 'stuck':
      return stuckCard(action, text, titleOf, doors);
    case 'missing-prerequisite':
      return missingCard(action, text, titleOf, doors);
    case 'groups':
      return groupsCard(action, text, titleOf, doors);
    case 'grades-parked':
      return parkedCard(action, text, doors);
    case 'grades-refused':
      return refusedCard(action, text, doors);
    case 'grades-differ':
      return {
        icon: 'warning',
        title: text.t('class.action.differ', { count: action.people.length }),
        lines: plain(text.t('class.differ.hint')),
        button: text.t('class.differ.all'),
        act: doors.openGrades,
      };
    case 'not-started':
      return {
        icon: 'clock',
        title: text.t('class.action.notStarted', { count: action.people.length }),
        lines: plain(namesOf(text, action.people)),
        ...copyCard(text, doors, allNames(text, action.people)),
      };
    case 'misconception':
      return misconceptionCard(action, text, doors);
  }
}
