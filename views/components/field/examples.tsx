import { type Examples, nothing } from '../../runtime/examples.ts';
import { SelectField } from './SelectField.tsx';

const options = [
  { value: 1, label: 'One' },
  { value: 2, label: 'Two' },
];

export const examples: Examples = {
  plain: () => <SelectField id="ex-plain" label="Tries" value={2} options={options} onChange={nothing} />,
  'with a hint': () => (
    <SelectField
      id="ex-hint"
      label="Tries"
      value={1}
      options={options}
      onChange={nothing}
      hint="Per question"
    />
  ),
};
