/** Light, dark or as the system says: remembered, and written on the root element for tokens.css. */
import { create } from 'zustand';

export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const storageKey = 'latentloom.theme';
const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');

interface ThemeState {
  choice: ThemeChoice;
  resolved: 'light' | 'dark';
}

function resolve(choice: ThemeChoice): ThemeState['resolved'] {
  if (choice !== 'system') return choice;
  return systemIsDark.matches ? 'dark' : 'light';
}

function rememberedChoice(): ThemeChoice {
  const stored = localStorage.getItem(storageKey);
  return themeChoices.find((choice) => choice === stored) ?? 'system';
}

export const useThemeStore = create<ThemeState>(() => {
  const choice = rememberedChoice();
  return { choice, resolved: resolve(choice) };
});

function show({ resolved }: ThemeState): void {
  document.documentElement.dataset.theme = resolved;
}

show(useThemeStore.getState());
useThemeStore.subscribe(show);
systemIsDark.addEventListener('change', () =>
  useThemeStore.setState(({ choice }) => ({ resolved: resolve(choice) })),
);

/** Chooses a theme and remembers it. */
export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(storageKey, choice);
  useThemeStore.setState({ choice, resolved: resolve(choice) });
}

/** The value of a colour token now, for canvases that CSS does not reach. */
export function tokenColour(token: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(token).trim();
}
