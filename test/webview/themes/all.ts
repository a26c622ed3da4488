import { darkModern } from './dark-modern.ts';
import { highContrastDark } from './high-contrast-dark.ts';
import { highContrastLight } from './high-contrast-light.ts';
import { lightModern } from './light-modern.ts';
import type { Theme } from './theme.ts';

export const themes: Readonly<Record<string, Theme>> = {
  'Dark Modern': darkModern,
  'Light Modern': lightModern,
  'Dark High Contrast': highContrastDark,
  'Light High Contrast': highContrastLight,
};
