import { readFileSync } from 'node:fs';
import { expandItem } from '../../src/content/expand.ts';
import type { Instance, InstanceQuestion } from '../../src/content/instance.ts';
import { Pack } from '../../src/content/pack.ts';
import { Item } from '../../src/content/question.ts';
import { readPack } from '../../src/content/readPack.ts';
import { instantiate } from '../../src/content/template.ts';

/** The complete pack of the authors' guide, as text. */
export function guidePack(): string {
  const guide = readFileSync(new URL('../../docs/authoring.md', import.meta.url), 'utf8');
  return /```yaml\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
}

/** The same, read. */
export function samplePack(): Pack {
  const { pack, findings } = readPack([{ name: 'pack.yaml', text: guidePack() }]);
  if (!pack) throw new Error(JSON.stringify(findings));
  return pack;
}

/** An item from its differences to a plain one. */
export function itemWith(changes: Record<string, unknown>): Item {
  return Item.parse({
    id: 'item',
    skills: ['halving'],
    prompt: 'Prompt',
    hints: ['Hint'],
    explanation: 'So.',
    ...changes,
  });
}

/** A pack whose only change is its items. */
export function packWith(...items: readonly Record<string, unknown>[]): Pack {
  return Pack.parse({ ...samplePack(), items: items.map(itemWith) });
}

/** An item filled in. */
export function filled(item: Item, seed = 1, language = 'en'): Instance {
  const [expanded] = expandItem(item, []);
  if (!expanded) throw new Error('nothing to fill in');
  return instantiate({ language: 'en', languages: ['en', 'es'] }, expanded, seed, language);
}

/** The only question of an item that asks this. */
export function asking(
  ask: unknown,
  more: Record<string, unknown> = {},
  seed = 1,
  language = 'en',
): InstanceQuestion {
  const [question] = filled(itemWith({ ask, ...more }), seed, language).questions;
  if (!question) throw new Error('no question');
  return question;
}
