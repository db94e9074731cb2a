import { type Examples, nothing } from '../../runtime/examples.ts';
import { TextField } from './TextField.tsx';

export const examples: Examples = {
  empty: () => <TextField id="ex-empty" label="Client ID" value="" onInput={nothing} />,
  'an address, with a hint': () => (
    <TextField
      id="ex-address"
      label="Platform ID"
      value="https://moodle.example.edu"
      onInput={nothing}
      hint="Exactly as your platform shows it"
      type="url"
    />
  ),
  faulty: () => (
    <TextField id="ex-fault" label="Client ID" value="" onInput={nothing} fault="This is needed." />
  ),
};
