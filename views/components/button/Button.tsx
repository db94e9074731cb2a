import type { ComponentChildren, VNode } from 'preact';
import { Icon, type IconName } from '../icon/Icon.tsx';

interface Props {
  readonly children: ComponentChildren;
  /** One `primary` button per screen. */
  readonly look?: 'primary' | 'secondary' | 'quiet';
  readonly type?: 'button' | 'submit';
  readonly icon?: IconName;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly label?: string;
  readonly id?: string;
  readonly onClick?: () => void;
}

/**
 * A button.
 * Criteria: at least 44 by 44 px; stays focusable while busy (`aria-disabled`, so focus is not lost and a second press
 * does nothing); the label names the action; visible focus in every theme.
 */
export function Button(props: Props): VNode {
  const { look = 'secondary', type = 'button', busy = false } = props;
  const press = (event: Event) => {
    if (busy) event.preventDefault();
    else props.onClick?.();
  };
  return (
    <button
      type={type}
      id={props.id}
      class={`button button--${look}`}
      aria-disabled={busy ? 'true' : undefined}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-label={props.label}
      disabled={props.disabled}
      onClick={press}
    >
      {props.icon ? <Icon name={props.icon} /> : null}
      <span>{props.children}</span>
    </button>
  );
}
