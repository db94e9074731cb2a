import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { LearnerSettings } from '../../src/api/learnerSettings.ts';

/** Attributes of the root element that the style sheet reads. */
export function settingsAttributes(settings: LearnerSettings): Record<string, string> {
  return {
    'data-theme': settings.theme,
    'data-typeface': settings.typeface,
    'data-size': String(settings.size),
    'data-spacing': settings.spacing,
    'data-contrast': settings.contrast,
    'data-motion': settings.motion,
  };
}

/** Applies settings to the shown page at once. */
export function applySettings(root: HTMLElement, settings: LearnerSettings): void {
  for (const [name, value] of Object.entries(settingsAttributes(settings))) root.setAttribute(name, value);
}

/** How the page looks, and how to change it. `null` on pages that nobody is signed in to. */
export interface SettingsDoor {
  readonly settings: LearnerSettings | null;
  change(next: LearnerSettings): void;
  /** False when the last change could not be kept on the server; it holds on this page all the same. */
  readonly kept: boolean;
  /** What the server goes by: the settings it has kept last. */
  readonly known: LearnerSettings | null;
}

export const SettingsContext = createContext<SettingsDoor>({
  settings: null,
  change: () => undefined,
  kept: true,
  known: null,
});

/** The settings of the page. */
export function useSettings(): SettingsDoor {
  return useContext(SettingsContext);
}
