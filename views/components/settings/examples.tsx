import { type Examples, nothing } from '../../runtime/examples.ts';
import { SettingsContext } from '../../runtime/settings.ts';
import { SettingsForm } from './SettingsForm.tsx';
import { SAMPLE_SETTINGS } from './sampleSettings.ts';

const form = (kept: boolean) => () => (
  <SettingsContext.Provider value={{ settings: SAMPLE_SETTINGS, change: nothing, kept, known: null }}>
    <SettingsForm />
  </SettingsContext.Provider>
);

export const examples: Examples = { kept: form(true) };
