import { GRADE_VERDICTS, type GradeReport as Report } from '../../../src/api/gradeReport.ts';
import { type Examples, nothing } from '../../runtime/examples.ts';
import { SAMPLE_TIME } from '../skills/sampleSkills.ts';
import { ColumnReadings } from './ColumnReadings.tsx';
import { GradeReport } from './GradeReport.tsx';

const NAMES = [
  'Amira Haddad',
  'Ben Okafor',
  'Carla Jiménez',
  'Dilnoza Karimova',
  null,
  'Eva Lund',
  'Femi Ade',
  'Gita Rao',
];

/** One learner of each kind of difference. */
const EVERY_VERDICT: Report = {
  at: SAMPLE_TIME,
  unread: [],
  grades: GRADE_VERDICTS.map((verdict, index) => ({
    learner: `lrn_${index}abcd`,
    name: NAMES[index] ?? null,
    link: 'link-1',
    column: null,
    wanted: verdict === 'foreign' ? null : 0.8,
    sent: ['stuck', 'foreign'].includes(verdict) ? null : { value: 0.8, at: SAMPLE_TIME },
    shown: ['stuck', 'missing'].includes(verdict) ? null : verdict === 'same' ? 0.8 : 0.65,
    verdict,
    reason: verdict === 'stuck' ? 'user_not_gradable' : null,
  })),
};

export const examples: Examples = {
  'every difference': () => <GradeReport report={EVERY_VERDICT} busy={false} onResend={nothing} />,
  agreement: () => (
    <GradeReport
      report={{ ...EVERY_VERDICT, grades: EVERY_VERDICT.grades.slice(-1) }}
      busy={false}
      onResend={nothing}
    />
  ),
  'read by itself': () => (
    <ColumnReadings
      readings={[
        { column: 'Week 3', readAt: SAMPLE_TIME, failed: null },
        { column: 'Week 4', readAt: SAMPLE_TIME, failed: 'outbound_failed' },
        { column: 'Week 5', readAt: null, failed: 'scope_missing' },
      ]}
    />
  ),
  'nothing to compare': () => (
    <GradeReport report={{ at: SAMPLE_TIME, grades: [], unread: [] }} busy={false} onResend={nothing} />
  ),
  'not readable': () => (
    <GradeReport
      report={{ at: SAMPLE_TIME, grades: [], unread: ['scope_missing'] }}
      busy={false}
      onResend={nothing}
    />
  ),
};
