import type { ImportRules } from './resolve-import.ts';

/** A class of PHP is found by its full name, wherever its file lies, so a namespace leads to no file. */
export const phpImports: ImportRules = {
  fileOf: () => undefined,
  packageOf: (specifier) => ({ name: specifier }),
};
