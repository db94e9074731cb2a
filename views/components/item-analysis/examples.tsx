import type { Examples } from '../../runtime/examples.ts';
import { ItemAnalysisView } from './ItemAnalysisView.tsx';
import { SAMPLE_ANALYSIS, THIN } from './sampleAnalysis.ts';

export const examples: Examples = {
  'questions with faults, and one with too few answers': () => (
    <ItemAnalysisView analysis={{ found: SAMPLE_ANALYSIS }} />
  ),
  'before the first calibration': () => <ItemAnalysisView analysis={{ found: null }} />,
  'with too few answers for any chart': () => (
    <ItemAnalysisView
      analysis={{ found: { ...SAMPLE_ANALYSIS, questions: [], more: 0, calibration: [THIN], curves: [] } }}
    />
  ),
};
