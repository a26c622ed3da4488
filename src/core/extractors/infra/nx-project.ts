import { folderOf } from '../../model/workspace-path.ts';
import { entry, textOf } from '../../syntax/data-node.ts';
import type { Extractor } from '../extractor.ts';

/** `project.json` of Nx: applications of a monorepo that has one `package.json` for all of them. */
export const nxProject: Extractor = {
  id: 'nx-project',
  title: 'Nx applications',
  group: 'infra',
  applies: (file) => /(?:^|\/)project\.json$/.test(file.path),
  extract: (file) => {
    const root = file.documents?.[0];
    const name = entry(root, 'name');
    // Libraries are part of whatever imports them.
    if (root === undefined || textOf(entry(root, 'projectType')) !== 'application') return { facts: [], problems: [] };
    return {
      facts: [
        {
          kind: 'manifest',
          ecosystem: 'npm',
          name: textOf(name),
          folder: folderOf(file.path),
          dependencies: [],
          scripts: {},
          workspaces: [],
          evidence: file.evidence(name?.at ?? root.at, name?.end ?? root.at),
        },
      ],
      problems: [],
    };
  },
};
