/** Something an author should know about a pack. */
export interface Finding {
  /** An error keeps the pack from being served; a warning does not. Advice is no fault: it would make the pack better. */
  readonly level: 'error' | 'warning' | 'advice';
  /** File, and line in it from 1, where that is known. */
  readonly file?: string;
  readonly line?: number;
  /** Item it is about, if it is about one. */
  readonly item?: string;
  /** Where in the pack, keys and positions from 0 joined by points: `items.3.ask.options.0`. */
  readonly path: string;
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** `items/fractions.yaml:12 add-fractions: message. Remedy.`: one line for a terminal or a log. */
export function findingLine(finding: Finding): string {
  const place = finding.file ? `${finding.file}${finding.line ? `:${finding.line}` : ''} ` : '';
  const about = finding.item ?? finding.path;
  return `${finding.level}: ${place}${about ? `${about}: ` : ''}${finding.message}. ${finding.remedy}.`;
}
