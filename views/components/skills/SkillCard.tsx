import type { ComponentChildren, VNode } from 'preact';
import type { SkillView } from '../../../src/api/turn.ts';
import { useText } from '../../runtime/text.ts';
import { LevelMark } from '../level/LevelMark.tsx';

interface Props {
  readonly skill: SkillView;
  /** Rank of the heading on its page. */
  readonly heading: 'h3' | 'h4';
  /** Who reads it: an override is worded for the learner or for the instructor. */
  readonly overridden: 'skills.override' | 'class.overridden';
  readonly about?: string;
  readonly children: ComponentChildren;
}

/**
 * One skill in a list: title and the level that holds, an override with its reason and whether it or the answers count, then
 * what the page adds.
 */
export function SkillCard({ skill, heading: Heading, overridden, about, children }: Props): VNode {
  const { t, moment } = useText();
  const { override, dispute } = skill;
  const disputed = overridden === 'skills.override' ? 'skills.disputed' : 'class.disputed';
  return (
    <li class="skill">
      <div class="skill__head">
        <Heading>{skill.title}</Heading>
        <LevelMark level={skill.level} />
      </div>
      {about === undefined ? null : <p class="skill__about">{about}</p>}
      {skill.due ? <p class="chip">{t('skills.due')}</p> : null}
      {override ? (
        <p class="notice">
          {t(overridden, { level: t(`level.${override.level}`), reason: override.reason })}
        </p>
      ) : null}
      {override && override.answered !== override.level ? (
        <p class="hint-line">
          {t(`${overridden}.counts`, {
            what: skill.level === override.level ? 'hand' : 'answers',
            answered: t(`level.${override.answered}`),
          })}
        </p>
      ) : null}
      {dispute ? (
        <p class="hint-line">{t(disputed, { outcome: dispute.outcome, time: moment(dispute.at) })}</p>
      ) : null}
      {children}
    </li>
  );
}
