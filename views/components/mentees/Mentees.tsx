import type { VNode } from 'preact';
import type { Mentee, MentorOverview } from '../../../src/api/mentor.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { personName } from '../class-table/personName.ts';
import { classGradeSentence } from '../grade-table/classGrade.ts';
import { LEVELS, LevelMark } from '../level/LevelMark.tsx';

interface Props {
  readonly overview: MentorOverview;
  readonly busy: boolean;
  readonly onOpen: (learner: string) => void;
}

/** Id of the button that opens a learner's work. */
export function openerOf(learner: string): string {
  return `open-${learner}`;
}

/**
 * The learners a mentor may read, one card each.
 * Criteria: a list with a heading per person; levels in words; who has not come is said in words; the button names whose
 * work it opens.
 */
export function Mentees({ overview, busy, onOpen }: Props): VNode {
  return (
    <ul class="skills__list">
      {overview.people.map((person) => (
        <MenteeCard key={person.learner} person={person} overview={overview} busy={busy} onOpen={onOpen} />
      ))}
    </ul>
  );
}

function MenteeCard({ person, overview, busy, onOpen }: Props & { person: Mentee }): VNode {
  const text = useText();
  const name = personName(text, person);
  return (
    <li class="skill">
      <h3>{name}</h3>
      {person.opened ? (
        <>
          <p>{classGradeSentence(text, person.grade)}</p>
          <Standing person={person} overview={overview} />
          <Button id={openerOf(person.learner)} busy={busy} onClick={() => onOpen(person.learner)}>
            {text.t('mentor.open', { name })}
          </Button>
        </>
      ) : (
        <p>{text.t('mentor.notOpened')}</p>
      )}
    </li>
  );
}

function Standing({ person, overview }: { person: Mentee; overview: MentorOverview }): VNode {
  const text = useText();
  const levels = overview.skills.map(({ id }) => person.levels[id] ?? 'not-started');
  const lastSeen = person.lastSeen === null ? text.t('class.never') : text.moment(person.lastSeen);
  return (
    <>
      <p class="hint-line">
        {text.t('mentor.did', { answered: person.answered, time: text.duration(person.minutes * 60_000) })}
      </p>
      <p class="hint-line">{text.t('mentor.lastSeen', { time: lastSeen })}</p>
      <ul class="mentee__levels">
        {LEVELS.map((level) => ({ level, count: levels.filter((one) => one === level).length }))
          .filter(({ count }) => count > 0)
          .map(({ level, count }) => (
            <li key={level}>
              <LevelMark level={level} /> {text.t('mentor.skills', { count })}
            </li>
          ))}
      </ul>
    </>
  );
}
