import type { VNode } from 'preact';
import type { ClassOverview } from '../../../src/api/class.ts';
import { useText } from '../../runtime/text.ts';
import { glanceOf } from './glanceOf.ts';

/**
 * How the class fares, in four numbers, before anything is looked at closely.
 * Criteria: a definition list, each number with its words; what is not known yet is said, never a nought; two side by side
 * on a phone, so that what needs the teacher stays in sight.
 */
export function ClassGlance({ overview }: { overview: ClassOverview }): VNode {
  const { t, percent, number } = useText();
  const { started, away, right, grade } = glanceOf(overview);
  const known = overview.roster === 'known';
  const facts = [
    ['started', known ? t('class.glance.of', { some: started, all: overview.rows.length }) : number(started)],
    ['away', number(away)],
    ['right', right === null ? t('class.glance.none') : percent(right)],
    ['grade', grade === null ? t('class.glance.none') : percent(grade)],
  ] as const;
  return (
    <dl class="glance">
      {facts.map(([fact, value]) => (
        <div key={fact}>
          <dt>{t(`class.glance.${fact}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
