import { folderOf, joinPath } from '../../model/workspace-path.ts';
import type { ImportRules } from '../resolve-import.ts';

/** `require_relative` counts from the file; `require` finds what lies in a `lib` above. Rails needs neither. */
export const rubyImports: ImportRules = {
  fileOf: ({ exists }, from, specifier) => {
    const path = specifier.endsWith('.rb') ? specifier : `${specifier}.rb`;
    if (specifier.startsWith('.')) return [joinPath(folderOf(from), path)].find(exists);
    for (let folder = folderOf(from); ; folder = folderOf(folder)) {
      const found = [joinPath(folder, `lib/${path}`), joinPath(folder, path)].find(exists);
      if (found !== undefined || folder === '') return found;
    }
  },
  packageOf: (specifier) => ({ name: specifier }),
};
