import { setGlobalTheme } from '@atlaskit/tokens/set-global-theme';
import { emit } from './bridge/events';
import { createStore } from './state';

export type ColorMode = 'light' | 'dark';

/** The color mode that the page shows. */
export const colorMode = createStore<ColorMode>('light');

// What `@forge/react` listens for, in `useTheme`.
const THEME_CHANGED = 'FORGE_CORE_THEME_CHANGED';

const PARAMETER = 'theme';

/** The theme as the page's context and `useTheme` give it. */
export const themeOfContext = () => ({
  colorMode: colorMode.get(),
  light: 'light',
  dark: 'dark',
  spacing: 'spacing',
});

/** Shows the theme that the page's address names, and otherwise the one that the browser prefers. */
export const startTheme = async (): Promise<void> => {
  const preferred = window.matchMedia('(prefers-color-scheme: dark)');
  preferred.addEventListener('change', () => void show(modeToShow(preferred)));
  await show(modeToShow(preferred));
};

/** Shows a theme, and keeps it in the page's address. */
export const chooseTheme = (mode: ColorMode): void => {
  const address = new URL(window.location.href);
  address.searchParams.set(PARAMETER, mode);
  window.history.replaceState(window.history.state, '', address);
  void show(mode);
};

const modeToShow = ({ matches: prefersDark }: MediaQueryList): ColorMode => {
  const named = new URL(window.location.href).searchParams.get(PARAMETER);
  if (named === 'light' || named === 'dark') return named;
  return prefersDark ? 'dark' : 'light';
};

let showing = Promise.resolve();

// One after another, because a theme is loaded before it is shown.
const show = (mode: ColorMode): Promise<void> => {
  showing = showing.then(async () => {
    await setGlobalTheme({ colorMode: mode, light: 'light', dark: 'dark', spacing: 'spacing' });
    if (mode === colorMode.get()) return;
    colorMode.set(mode);
    emit({ event: THEME_CHANGED, payload: { theme: themeOfContext() } });
  });
  return showing;
};
