/** A skill as the drawing needs it. */
export interface GraphSkill {
  readonly id: string;
  readonly requires: readonly string[];
}

/**
 * Skills in rows such that each stands below everything it requires: its row is one more than the lowest row of its
 * prerequisites (longest path). Prerequisites outside the list, and cycles, are left out of account.
 */
export function layersOf<S extends GraphSkill>(skills: readonly S[]): readonly (readonly S[])[] {
  const byId = new Map(skills.map((skill) => [skill.id, skill]));
  const rows = new Map<string, number>();
  const rowOf = (skill: S, path: ReadonlySet<string>): number => {
    const known = rows.get(skill.id);
    if (known !== undefined) return known;
    const onPath = new Set([...path, skill.id]);
    const above = skill.requires.flatMap((id) => {
      const required = byId.get(id);
      return required && !onPath.has(id) ? [rowOf(required, onPath)] : [];
    });
    const row = above.length === 0 ? 0 : Math.max(...above) + 1;
    rows.set(skill.id, row);
    return row;
  };
  const layers: S[][] = [];
  for (const skill of skills) {
    const row = rowOf(skill, new Set());
    while (layers.length <= row) layers.push([]);
    layers[row]?.push(skill);
  }
  return sortLayers(layers);
}

/** Orders each row by the mean place of its prerequisites in the row above, which keeps most lines from crossing. */
function sortLayers<S extends GraphSkill>(layers: readonly (readonly S[])[]): readonly (readonly S[])[] {
  const place = new Map<string, number>();
  return layers.map((layer) => {
    const weight = (skill: S): number => {
      const above = skill.requires.flatMap((id) => place.get(id) ?? []);
      return above.length === 0 ? 0.5 : above.reduce((sum, at) => sum + at, 0) / above.length;
    };
    const sorted = [...layer].sort((a, b) => weight(a) - weight(b));
    sorted.forEach((skill, index) => {
      place.set(skill.id, (index + 0.5) / sorted.length);
    });
    return sorted;
  });
}

/** A title cut into at most `count` lines of about `length` letters, at spaces; the rest ends in an ellipsis. */
export function wrapTitle(title: string, length: number, count: number): readonly string[] {
  const lines: string[] = [];
  for (const word of title.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < length) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length <= count ? lines : [...lines.slice(0, count - 1), `${lines[count - 1]}…`];
}
