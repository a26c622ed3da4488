import { folderOf } from '../../model/workspace-path.ts';
import type { Extractor } from '../extractor.ts';

/** Programs of Go: a module may hold several, each in a folder of its own. */
export const goProgram: Extractor = {
  id: 'go-program',
  title: 'Go programs',
  group: 'infra',
  applies: ({ path, outline }) => outline?.language === 'go' && outline.package === 'main' && !/_test\.go$/.test(path),
  extract: ({ path }) => ({ facts: [{ kind: 'program', folder: folderOf(path) }], problems: [] }),
};
