import type { MissingView, SkillView } from '../../../src/api/turn.ts';
import type { Translator } from '../../text/translator.ts';

/** What one missing thing asks for, in a sentence. */
function sentence(text: Translator, missing: MissingView, delayHours: number): string {
  switch (missing.code) {
    case 'lower_bound':
      return text.t('skills.missing.sure', {
        now: text.percent(missing.now),
        needed: text.percent(missing.needed),
      });
    case 'unaided':
      return text.t('skills.missing.unaided', { left: Math.max(1, missing.needed - missing.now) });
    case 'known':
      return text.t('skills.missing.known', {
        now: text.percent(missing.now),
        needed: text.percent(missing.needed),
      });
    case 'row':
      return text.t('skills.missing.row', {
        now: missing.now,
        left: Math.max(1, missing.needed - missing.now),
      });
    case 'delayed':
      return missing.from === null
        ? text.t('skills.missing.later', { delay: text.duration(delayHours * 3_600_000) })
        : text.t('skills.missing.delayed', { time: text.moment(missing.from) });
  }
}

/** What is missing for "mastered", one sentence per thing; empty when it is. */
export function missingSentences(text: Translator, skill: SkillView, delayHours: number): readonly string[] {
  return skill.missing.map((missing) => sentence(text, missing, delayHours));
}
