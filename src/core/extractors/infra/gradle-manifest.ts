import { folderOf } from '../../model/workspace-path.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import type { ManifestFact } from '../fact.ts';

/** `build.gradle` and `build.gradle.kts`: where a Gradle module begins and what it depends on. */
export const gradleManifest: Extractor = {
  id: 'gradle-manifest',
  title: 'Gradle modules',
  group: 'infra',
  applies: (file) => /(?:^|\/)build\.gradle(?:\.kts)?$/.test(file.path),
  extract: (file) => ({ facts: [manifestOf(file)], problems: [] }),
};

/** `implementation 'group:name:version'`: written as text, Groovy and Kotlin alike. */
const dependency = /^\s*\w+(?:\s*\(\s*|\s+)(?:platform\s*\(\s*)?['"]([\w.-]+):([\w.-]+)(?::[^'"]*)?['"]/gm;

function manifestOf(file: ReadFile): ManifestFact {
  const folder = folderOf(file.path);
  const dependencies = [...file.text.matchAll(dependency)].map(([, group, name]) => `${group}:${name}`);
  return {
    kind: 'manifest',
    ecosystem: 'gradle',
    name: folder === '' ? undefined : folder.slice(folder.lastIndexOf('/') + 1),
    folder,
    dependencies: [...new Set(dependencies)].sort(),
    scripts: {},
    workspaces: [],
    evidence: file.evidence(0, 0),
  };
}
