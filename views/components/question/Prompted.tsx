import type { ComponentChildren, VNode } from 'preact';

/** An input with the prompt that names it, as it stands on a card. */
export function Prompted({ name, children }: { name: string; children: ComponentChildren }): VNode {
  return (
    <div class="card">
      <p id={`${name}-prompt`}>What is equal to one half?</p>
      {children}
    </div>
  );
}
