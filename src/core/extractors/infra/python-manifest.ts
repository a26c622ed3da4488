import { folderOf } from '../../model/workspace-path.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import type { ManifestFact } from '../fact.ts';

/** `pyproject.toml` and `requirements.txt`: where a Python project begins and what it depends on. */
export const pythonManifest: Extractor = {
  id: 'python-manifest',
  title: 'Python projects',
  group: 'infra',
  applies: (file) => /(?:^|\/)(?:pyproject\.toml|requirements\.txt)$/.test(file.path),
  extract: (file) => ({ facts: isProject(file) ? [manifestOf(file)] : [], problems: [] }),
};

/** Many a `pyproject.toml` only configures tools. */
function isProject({ path, text }: ReadFile): boolean {
  return path.endsWith('.txt') || /^\s*\[(?:project|tool\.poetry)\]/m.test(text);
}

function manifestOf(file: ReadFile): ManifestFact {
  const name = file.path.endsWith('.toml') ? projectName(file.text) : undefined;
  return {
    kind: 'manifest',
    ecosystem: 'python',
    name: name?.text,
    folder: folderOf(file.path),
    dependencies: file.path.endsWith('.toml') ? quotedRequirements(file.text) : requirements(file.text.split('\n')),
    scripts: {},
    workspaces: [],
    evidence: file.evidence(name?.at ?? 0, name?.at ?? 0),
  };
}

/** The name stands in the table of the project, whichever tool it is written for. */
function projectName(text: string): { readonly text: string; readonly at: number } | undefined {
  const table = /^\s*\[(?:project|tool\.poetry)\]\s*$/m.exec(text);
  if (table === null) return undefined;
  const start = table.index + table[0].length;
  const end = text.slice(start).search(/^\s*\[/m);
  const body = end < 0 ? text.slice(start) : text.slice(start, start + end);
  const name = /^\s*name\s*=\s*["']([^"'\n]+)["']/m.exec(body);
  return name?.[1] === undefined ? undefined : { text: name[1], at: start + name.index };
}

/** `"fastapi[standard]>=0.115"` in a list, `fastapi = "^0.115"` in a table of Poetry. */
function quotedRequirements(text: string): readonly string[] {
  const listed = [...text.matchAll(/^\s*["']([A-Za-z][\w.-]*)[^"'\n]*["'],?\s*$/gm)].map((match) => match[1] ?? '');
  const keyed = [...text.matchAll(/^([A-Za-z][\w.-]*)\s*=\s*(?:["'][\^~>=<*\d]|\{\s*(?:version|extras))/gm)];
  return distinct([...listed, ...keyed.map((match) => match[1] ?? '')]);
}

function requirements(lines: readonly string[]): readonly string[] {
  return distinct(lines.flatMap((line) => /^\s*([A-Za-z][\w.-]*)/.exec(line)?.[1] ?? []));
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names.map((name) => name.toLowerCase()))].sort();
}
