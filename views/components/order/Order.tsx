import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PublicOption } from '../../../src/api/question.ts';
import { plainText } from '../../runtime/plainText.ts';
import { useText } from '../../runtime/text.ts';
import { Icon } from '../icon/Icon.tsx';
import type { AskProps } from '../question/ask.ts';
import { PartMark } from '../question/PartMark.tsx';
import { RichText } from '../rich-text/RichText.tsx';
import { moveEntry } from './moveEntry.ts';
import { usePointerDrag } from './usePointerDrag.ts';

/**
 * Entries to put in order.
 * Criteria: complete with two buttons per entry (dragging is only a convenience, WCAG 2.5.7); each button says which
 * entry it moves; focus stays on the button of the entry that moved; every move is announced with the new place.
 */
export function Order(props: AskProps<'order'>): VNode {
  const { ask, answer, name, over } = props;
  const { t } = useText();
  const [said, say] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const refocus = useRef<string | null>(null);
  const entries = answer.order.flatMap((id) => ask.entries.find((entry) => entry.id === id) ?? []);
  const move = (from: number, to: number) => {
    const entry = entries[from];
    if (over || !entry || to < 0 || to >= entries.length) return;
    props.onChange({ kind: 'order', order: [...moveEntry(answer.order, from, to)] });
    say(t('order.moved', { entry: plainText(entry.html), place: to + 1, count: entries.length }));
  };
  const drag = usePointerDrag(list, move, over);
  useEffect(() => {
    if (refocus.current === null) return;
    const button = document.getElementById(refocus.current);
    const other = button?.parentElement?.querySelector<HTMLElement>('button:not([disabled])');
    if (button instanceof HTMLButtonElement && !button.disabled) button.focus();
    else other?.focus();
    refocus.current = null;
  });
  const press = (id: string) => (from: number, to: number) => {
    refocus.current = id;
    move(from, to);
  };
  return (
    <div class="order">
      <p class="hint-line">{t('order.how')}</p>
      <ol
        ref={list}
        id={name}
        tabIndex={-1}
        class="order__list"
        aria-labelledby={props.labelledBy}
        aria-describedby={props.describedBy}
      >
        {entries.map((entry, index) => (
          <li key={entry.id} class={drag === index ? 'order__entry order__entry--dragged' : 'order__entry'}>
            <span class="order__grip" data-grip={over ? undefined : index}>
              <Icon name="grip" />
            </span>
            <span class="order__body">
              <RichText inline html={entry.html} lang={props.lang} />
              <PartMark right={props.parts[entry.id]} />
            </span>
            {over ? null : (
              <Moves entry={entry} name={name} index={index} count={entries.length} onMove={press} />
            )}
          </li>
        ))}
      </ol>
      <p class="visually-hidden" role="status">
        {said}
      </p>
    </div>
  );
}

interface MovesProps {
  readonly entry: PublicOption;
  readonly name: string;
  readonly index: number;
  readonly count: number;
  readonly onMove: (buttonId: string) => (from: number, to: number) => void;
}

function Moves({ entry, name, index, count, onMove }: MovesProps): VNode {
  const { t } = useText();
  const label = { entry: plainText(entry.html) };
  const up = `${name}-${entry.id}-up`;
  const down = `${name}-${entry.id}-down`;
  return (
    <span class="order__moves">
      <button
        type="button"
        id={up}
        class="key"
        disabled={index === 0}
        aria-label={t('order.up', label)}
        onClick={() => onMove(up)(index, index - 1)}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        id={down}
        class="key"
        disabled={index === count - 1}
        aria-label={t('order.down', label)}
        onClick={() => onMove(down)(index, index + 1)}
      >
        <Icon name="down" />
      </button>
    </span>
  );
}
