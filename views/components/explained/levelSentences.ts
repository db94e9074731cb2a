import type { LevelReasonView } from '../../../src/api/explanation.ts';
import type { Translator } from '../../text/translator.ts';

/** Nobody is as sure as 100 %, to which more would be rounded. */
const SHOWN = 0.99;

/** One reason behind a level, in a sentence with its numbers. */
export function levelSentence(text: Translator, reason: LevelReasonView): string {
  const { t, percent } = text;
  const level = (name: string) => text.find(`level.${name}`) ?? name;
  switch (reason.code) {
    case 'override':
      return t('explained.level.override', { level: level(reason.level), time: text.moment(reason.at) });
    case 'no_evidence':
      return t('explained.level.no_evidence', { estimate: percent(reason.estimate) });
    case 'estimate':
      return t('explained.level.estimate', {
        answers: text.number(reason.answers, 1),
        estimate: percent(reason.estimate),
        lower: percent(reason.lower),
        bound: reason.needed === null ? 'no' : 'yes',
        needed: percent(reason.needed ?? 1),
      });
    case 'unaided':
      return t('explained.level.unaided', { now: reason.now, needed: reason.needed });
    case 'traced':
      return t('explained.level.traced', {
        over: reason.known > SHOWN ? 'yes' : 'no',
        known: percent(Math.min(SHOWN, reason.known)),
        bound: reason.needed === null ? 'no' : 'yes',
        needed: percent(reason.needed ?? 1),
      });
    case 'row':
      return t('explained.level.row', { needed: reason.needed });
    case 'reached':
      return t('explained.level.reached', { level: level(reason.level), now: level(reason.now) });
    case 'recall':
      return t('explained.level.recall', { now: percent(reason.now), since: text.duration(reason.since) });
    case 'outside':
      return t('explained.level.outside', { count: reason.count, time: text.moment(reason.at) });
    case 'stuck':
      return t('explained.level.stuck', { opportunities: reason.opportunities });
    default:
      return t(`explained.level.${reason.code}`, { time: text.moment(reason.at) });
  }
}
