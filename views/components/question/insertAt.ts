/** Puts a text where the cursor stands in a field, keeps the cursor behind it and the focus in the field. */
export function insertAt(
  field: HTMLInputElement | null,
  text: string,
  change: (value: string) => void,
): void {
  if (!field) return;
  field.setRangeText(
    text,
    field.selectionStart ?? field.value.length,
    field.selectionEnd ?? field.value.length,
    'end',
  );
  change(field.value);
  field.focus();
}
