type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What a person left in a control, and how to bring it back. */
interface Left {
  readonly control: Control;
  readonly again: () => void;
}

function tell(control: Control, value: string): void {
  control.value = value;
  control.dispatchEvent(new Event('input', { bubbles: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Puts a control back to how the server drew it; null where nobody has touched it. */
function takeBack(control: Control): Left | null {
  if (control instanceof HTMLSelectElement) {
    const { value } = control;
    const drawn = [...control.options].find(({ defaultSelected }) => defaultSelected) ?? control.options[0];
    if (drawn === undefined || drawn.value === value) return null;
    control.value = drawn.value;
    return { control, again: () => tell(control, value) };
  }
  if (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)) {
    if (control.checked === control.defaultChecked) return null;
    const pressed = control.checked || control.type === 'checkbox';
    control.checked = control.defaultChecked;
    // Of two radio buttons the pressed one alone was touched.
    return pressed ? { control, again: () => control.click() } : null;
  }
  const { value } = control;
  if (value === control.defaultValue) return null;
  control.value = control.defaultValue;
  return { control, again: () => tell(control, value) };
}

const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/**
 * On a slow network a person writes and chooses before the script has come. Call this before the page takes up its
 * work: the returned function, called after, tells the page what was written so far as if it were written now.
 */
export function keepEarlyInput(root: HTMLElement): () => Promise<void> {
  const left = [...root.querySelectorAll<Control>('input, textarea, select')].map(takeBack);
  return async () => {
    for (const one of left) {
      if (!one?.control.isConnected) continue;
      one.again();
      // The page draws what it was told before it is told more.
      await nextTask();
    }
  };
}
