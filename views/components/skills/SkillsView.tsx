import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { SkillView } from '../../../src/api/turn.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { SkillGraph } from '../skill-graph/SkillGraph.tsx';
import { areFew, groupSkills } from './groupSkills.ts';
import { type Claim, SkillEntry } from './SkillEntry.tsx';

interface Props {
  readonly skills: readonly SkillView[];
  readonly goal: readonly string[];
  readonly delayHours: number;
  readonly onPractise: (skill: string) => void;
  readonly onGoal: (goal: string[]) => void;
  readonly onDispute: (skill: string, claim: Claim) => void;
}

/**
 * The skill map: as a list, or as a drawing of what builds on what. Of many skills the groups that the learner is not at
 * work on are folded.
 * Criteria: the list holds everything the drawing shows and more; levels by shape and word; every action is a button
 * named with its skill; goals are check boxes.
 */
export function SkillsView(props: Props): VNode {
  const { t } = useText();
  const [drawn, setDrawn] = useState(false);
  const toggle = (skill: string) => {
    const others = props.goal.filter((id) => id !== skill);
    props.onGoal(others.length < props.goal.length ? others : [...others, skill]);
  };
  const few = areFew(props.skills);
  const titles = new Map(props.skills.map((skill) => [skill.id, skill.title]));
  return (
    <section class="skills" aria-labelledby="skills-title">
      <div class="section-head">
        <h2 id="skills-title">{t('skills.title')}</h2>
        <Button look="quiet" icon="map" pressed={drawn} onClick={() => setDrawn(!drawn)}>
          {t('skills.asGraph')}
        </Button>
      </div>
      <p>{t('skills.intro')}</p>
      <Goals titles={props.goal.flatMap((id) => titles.get(id) ?? [])} />
      <p class="hint-line">{t('skills.dispute.intro')}</p>
      {drawn ? <SkillGraph skills={props.skills} /> : null}
      {groupSkills(props.skills).map(([group, skills], at) => (
        <SkillGroup
          key={group}
          group={group}
          open={few || at === 0 || concerns(skills, props.goal)}
          skills={skills}
        >
          <ul class="skills__list">
            {skills.map((skill) => (
              <SkillEntry
                key={skill.id}
                skill={skill}
                isGoal={props.goal.includes(skill.id)}
                delayHours={props.delayHours}
                requires={skill.requires.flatMap((id) => titles.get(id) ?? [])}
                onPractise={props.onPractise}
                onGoal={toggle}
                onDispute={props.onDispute}
              />
            ))}
          </ul>
        </SkillGroup>
      ))}
    </section>
  );
}

/** What the learner works towards, told again whenever it changes. */
function Goals({ titles }: { titles: readonly string[] }): VNode {
  const { t, list } = useText();
  return (
    <p class="skills__goals" role="status">
      {titles.length === 0 ? null : t('skills.goals', { skills: list(titles) })}
    </p>
  );
}

/** Whether the learner is at work on any of these skills, or wants to be. */
function concerns(skills: readonly SkillView[], goal: readonly string[]): boolean {
  return skills.some(({ id, answers, level }) => answers > 0 || level !== 'not-started' || goal.includes(id));
}

interface GroupProps {
  readonly group: string | null;
  readonly skills: readonly SkillView[];
  /** Shown from the start. */
  readonly open: boolean;
  readonly children: ComponentChildren;
}

/** The skills of a group under its name, which folds them. */
function SkillGroup({ group, skills, open: start, children }: GroupProps): VNode {
  const { t } = useText();
  const [open, setOpen] = useState(start);
  if (group === null) return <section class="skills__group">{children}</section>;
  const count = skills.filter(({ level }) => level === 'mastered').length;
  return (
    <details class="skills__group" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2 class="skills__name">{group}</h2>
        <span class="hint-line">{t('skills.ofGroup', { count, all: skills.length })}</span>
      </summary>
      {children}
    </details>
  );
}
