import type { VNode } from 'preact';
import type { Answer } from '../../../src/api/answer.ts';
import { languageOf } from '../../runtime/languageOf.ts';
import { nameOfDrawn, plainText } from '../../runtime/plainText.ts';
import { useText } from '../../runtime/text.ts';
import type { AskProps } from '../question/ask.ts';
import { PartMark } from '../question/PartMark.tsx';
import { RichText } from '../rich-text/RichText.tsx';
import { rightLetter } from './rightLetter.ts';

type Pairs = Extract<Answer, { kind: 'match' }>['pairs'];

function withPair(pairs: Pairs, left: string, right: string): Pairs {
  const others = pairs.filter((pair) => pair.left !== left);
  return right === '' ? others : [...others, { left, right }];
}

/**
 * Pairs to find.
 * Criteria: one native select per left-hand side, labelled by it, so no dragging is needed; the right-hand sides are
 * also shown in full (maths, figures) with a letter, because an option list can hold words only. Each option is in the
 * language of its words.
 */
export function Match(props: AskProps<'match'>): VNode {
  const { ask, answer, name } = props;
  const { t } = useText();
  const rightOf = (left: string) => answer.pairs.find((pair) => pair.left === left)?.right ?? '';
  const set = (left: string, right: string) =>
    props.onChange({ kind: 'match', pairs: withPair(answer.pairs, left, right) });
  return (
    <fieldset class="match" aria-labelledby={props.labelledBy} aria-describedby={props.describedBy}>
      <ol class="match__rights" aria-label={t('match.choices')}>
        {ask.right.map((option, index) => (
          <li key={option.id}>
            <b>{rightLetter(index)}</b> <RichText inline html={option.html} lang={props.lang} />
          </li>
        ))}
      </ol>
      {ask.left.map((left, index) => {
        const id = index === 0 ? name : `${name}-${index}`;
        return (
          <div class="match__pair" key={left.id}>
            <label for={id}>
              <RichText inline html={left.html} lang={props.lang} />
            </label>
            <span class="match__answer">
              <select
                id={id}
                class="select"
                aria-label={nameOfDrawn(left.html)}
                disabled={props.over}
                value={rightOf(left.id)}
                aria-invalid={(props.invalid && rightOf(left.id) === '') || undefined}
                onChange={(event) => set(left.id, event.currentTarget.value)}
              >
                <option value="" selected={rightOf(left.id) === ''}>
                  {t('match.choose')}
                </option>
                {ask.right.map((right, place) => (
                  <option
                    key={right.id}
                    value={right.id}
                    lang={languageOf(right.html, props.lang)}
                    selected={rightOf(left.id) === right.id}
                  >
                    {`${rightLetter(place)} – ${plainText(right.html)}`}
                  </option>
                ))}
              </select>
              <PartMark right={props.parts[left.id]} />
            </span>
          </div>
        );
      })}
    </fieldset>
  );
}
