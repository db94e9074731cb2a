import type { VNode } from 'preact';
import type { ClassOverview } from '../../../src/api/class.ts';
import { useText } from '../../runtime/text.ts';
import { LEVELS } from '../level/LevelMark.tsx';
import { groupSkills } from '../skills/SkillsView.tsx';

type Skill = ClassOverview['skills'][number];

/** How many learners stand at each level of a skill, highest level first. */
export function countLevels({ rows }: ClassOverview, skill: string): readonly number[] {
  return [...LEVELS]
    .reverse()
    .map((level) => rows.filter(({ levels }) => (levels[skill] ?? 'not-started') === level).length);
}

/**
 * Per skill a bar of the class by level, skills by the pack's groups.
 * Criteria: it is a table whose numbers are always there; the drawing beside them is decoration and hidden; segments
 * differ by pattern of fill as well as colour.
 */
export function SkillBars({ overview }: { overview: ClassOverview }): VNode {
  const { t } = useText();
  const levels = [...LEVELS].reverse();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={t('class.bars')}>
      <table class="bars">
        <caption class="visually-hidden">{t('class.bars')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('class.skill')}</th>
            <td class="bars__drawing" />
            {levels.map((level) => (
              <th key={level} scope="col" class="number">
                {t(`level.${level}`)}
              </th>
            ))}
          </tr>
        </thead>
        {groupSkills(overview.skills).map(([group, skills]) => (
          <tbody key={group}>
            {group === null ? null : (
              <tr>
                <th scope="rowgroup" colSpan={levels.length + 2} class="bars__group">
                  {group}
                </th>
              </tr>
            )}
            {skills.map((skill) => (
              <SkillRow key={skill.id} overview={overview} skill={skill} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function SkillRow({ overview, skill }: { overview: ClassOverview; skill: Skill }): VNode {
  const counts = countLevels(overview, skill.id);
  return (
    <tr>
      <th scope="row">{skill.title}</th>
      <td class="bars__drawing">
        <Stack counts={counts} />
      </td>
      {counts.map((count, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one count per level, always in the same order
        <td key={index} class="number">
          {count}
        </td>
      ))}
    </tr>
  );
}

function Stack({ counts }: { counts: readonly number[] }): VNode {
  const total = Math.max(
    1,
    counts.reduce((sum, count) => sum + count, 0),
  );
  const levels = [...LEVELS].reverse();
  return (
    <svg class="stacked" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {counts.map((count, index) => {
        const before = counts.slice(0, index).reduce((sum, other) => sum + other, 0);
        return (
          <rect
            key={levels[index]}
            class={`stacked__part stacked__part--${levels[index]}`}
            x={(before / total) * 100}
            y="0"
            width={(count / total) * 100}
            height="10"
          />
        );
      })}
    </svg>
  );
}
