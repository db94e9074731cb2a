import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { SkillView } from '../../../src/api/turn.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { SkillGraph } from '../skill-graph/SkillGraph.tsx';
import { type Claim, SkillEntry } from './SkillEntry.tsx';

interface Props {
  readonly skills: readonly SkillView[];
  readonly goal: readonly string[];
  readonly delayHours: number;
  readonly onPractise: (skill: string) => void;
  readonly onGoal: (goal: string[]) => void;
  readonly onDispute: (skill: string, claim: Claim) => void;
}

/** Skills by group, groups in the order in which they first appear. */
export function groupSkills<S extends { readonly group: string | null }>(
  skills: readonly S[],
): readonly (readonly [string | null, readonly S[]])[] {
  const groups = new Map<string | null, S[]>();
  for (const skill of skills) groups.set(skill.group, [...(groups.get(skill.group) ?? []), skill]);
  return [...groups];
}

/**
 * The skill map: as a list, or as a drawing of what builds on what.
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
      <p class="hint-line">{t('skills.dispute.intro')}</p>
      {drawn ? <SkillGraph skills={props.skills} /> : null}
      {groupSkills(props.skills).map(([group, skills]) => (
        <section key={group} class="skills__group">
          {group === null ? null : <h2 class="skills__name">{group}</h2>}
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
        </section>
      ))}
    </section>
  );
}
