import type { Examples } from '../../runtime/examples.ts';
import { CopyField } from './CopyField.tsx';

export const examples: Examples = {
  plain: () => <CopyField id="ex-copy" label="Public keyset" value="https://tool.example/lti/jwks.json" />,
};
