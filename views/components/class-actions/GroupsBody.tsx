import type { VNode } from 'preact';
import type { ClassAction } from '../../../src/api/class.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { type ActionDoors, namesOf } from './actionCard.ts';

interface Props {
  readonly groups: Extract<ClassAction, { kind: 'groups' }>['groups'];
  readonly titleOf: (skill: string) => string;
  readonly doors: ActionDoors;
}

/**
 * The groups of a class by the skill that is next for them, each with what a teacher does next: see where the group
 * stands, look at a question to work on together. Buttons are named with the skill, since every group has them.
 */
export function GroupsBody({ groups, titleOf, doors }: Props): VNode {
  const text = useText();
  const { t } = text;
  return (
    <ul class="action-groups">
      {groups.map(({ skill, people }) => (
        <li key={skill}>
          <h4>{titleOf(skill)}</h4>
          <p>{namesOf(text, people)}</p>
          <div class="actions">
            <Button
              look="quiet"
              label={t('class.action.showGroupOf', { skill: titleOf(skill) })}
              onClick={() =>
                doors.showGroup(
                  skill,
                  people.map(({ learner }) => learner),
                )
              }
            >
              {t('class.action.showGroup')}
            </Button>
            <Button
              look="quiet"
              label={t('class.action.previewOf', { skill: titleOf(skill) })}
              onClick={() => doors.preview(skill)}
            >
              {t('class.action.preview')}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
