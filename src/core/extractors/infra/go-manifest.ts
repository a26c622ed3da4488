import { folderOf } from '../../model/workspace-path.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import type { ManifestFact } from '../fact.ts';

/** `go.mod`: where a Go module begins, what others import it by and what it depends on. */
export const goManifest: Extractor = {
  id: 'go-manifest',
  title: 'Go modules',
  group: 'infra',
  applies: (file) => /(?:^|\/)go\.mod$/.test(file.path),
  extract: (file) => ({ facts: [manifestOf(file)], problems: [] }),
};

const moduleLine = /^\s*module\s+"?([^\s"]+)/m;

/** `require path version`, alone or a line of a block. What comes along with others is marked and left out. */
const requirement = /^\s*(?:require\s+)?([\w.-]+\.[\w.-]+\/[^\s]+)\s+v[\w.+-]+\s*$/gm;

function manifestOf(file: ReadFile): ManifestFact {
  const module = moduleLine.exec(file.text);
  const dependencies = [...file.text.matchAll(requirement)].map(([, path = '']) => path);
  return {
    kind: 'manifest',
    ecosystem: 'go',
    name: module?.[1],
    folder: folderOf(file.path),
    dependencies: [...new Set(dependencies)].sort(),
    scripts: {},
    workspaces: [],
    evidence: file.evidence(module?.index ?? 0, module?.index ?? 0),
  };
}
