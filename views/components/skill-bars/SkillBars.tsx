import type { VNode } from 'preact';
import type { ClassOverview } from '../../../src/api/class.ts';
import { useText } from '../../runtime/text.ts';
import { ScrollBox } from '../data-table/ScrollBox.tsx';
import { LEVELS, LevelSign } from '../level/LevelMark.tsx';
import { areFew, groupSkills } from '../skills/groupSkills.ts';
import { countLevels, splitByStart } from './countLevels.ts';
import { LevelStack } from './LevelStack.tsx';

type Skill = ClassOverview['skills'][number];

/**
 * Per skill a bar of the class by level, skills by the pack's groups; of many skills those that nobody has started are
 * told below, so that what the class works on is seen at once.
 * Criteria: it is a table whose numbers are always there; the drawing beside them is decoration and hidden; segments
 * differ by pattern of fill as well as colour; name, bar and all numbers stand side by side on a phone.
 */
export function SkillBars({ overview }: { overview: ClassOverview }): VNode {
  const { started, untouched } = splitByStart(overview);
  const shown = areFew(overview.skills) ? overview.skills : started;
  return (
    <>
      {shown.length === 0 ? null : <Bars overview={overview} skills={shown} />}
      {shown === overview.skills || untouched.length === 0 ? null : <Untouched skills={untouched} />}
    </>
  );
}

function Untouched({ skills }: { skills: readonly Skill[] }): VNode {
  const { t, list } = useText();
  return (
    <details>
      <summary>{t('class.untouched', { count: skills.length })}</summary>
      <p class="hint-line">{list(skills.map(({ title }) => title))}</p>
    </details>
  );
}

function Bars({ overview, skills }: { overview: ClassOverview; skills: readonly Skill[] }): VNode {
  const { t } = useText();
  const levels = [...LEVELS].reverse();
  return (
    <ScrollBox label={t('class.bars')}>
      <table class="bars">
        <caption class="visually-hidden">{t('class.bars')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('class.skill')}</th>
            {levels.map((level) => (
              <th key={level} scope="col" class="number">
                <LevelSign level={level} />
                <span class="bars__word">{t(`level.${level}`)}</span>
              </th>
            ))}
          </tr>
        </thead>
        {groupSkills(skills).map(([group, members]) => (
          <tbody key={group}>
            {group === null ? null : (
              <tr>
                <th scope="rowgroup" colSpan={levels.length + 1} class="bars__group">
                  {group}
                </th>
              </tr>
            )}
            {members.map((skill) => (
              <SkillRow key={skill.id} overview={overview} skill={skill} />
            ))}
          </tbody>
        ))}
      </table>
    </ScrollBox>
  );
}

function SkillRow({ overview, skill }: { overview: ClassOverview; skill: Skill }): VNode {
  const counts = countLevels(overview, skill.id);
  return (
    <tr>
      <th scope="row">
        <span class="bars__skill">
          <span>{skill.title}</span>
          <LevelStack counts={counts} />
        </span>
      </th>
      {counts.map(({ level, count }) => (
        <td key={level} class="number">
          {count}
        </td>
      ))}
    </tr>
  );
}
