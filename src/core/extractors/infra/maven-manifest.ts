import { folderOf } from '../../model/workspace-path.ts';
import { elementsAt, readXml, textAt, type XmlElement } from '../../syntax/xml.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import type { ManifestFact } from '../fact.ts';

/** `pom.xml`: where a Maven module begins and what it depends on. */
export const mavenManifest: Extractor = {
  id: 'maven-manifest',
  title: 'Maven modules',
  group: 'infra',
  applies: (file) => /(?:^|\/)pom\.xml$/.test(file.path),
  extract: (file) => {
    const project = readXml(file.text);
    return { facts: project?.name === 'project' ? [manifestOf(file, project)] : [], problems: [] };
  },
};

function manifestOf(file: ReadFile, project: XmlElement): ManifestFact {
  const [name] = elementsAt(project, 'artifactId');
  const dependencies = elementsAt(project, 'dependencies', 'dependency').map(
    (dependency) => `${textAt(dependency, 'groupId') ?? ''}:${textAt(dependency, 'artifactId') ?? ''}`,
  );
  const distinct = [...new Set(dependencies)].sort();
  return {
    kind: 'manifest',
    ecosystem: 'maven',
    name: name?.text,
    folder: folderOf(file.path),
    dependencies: distinct,
    inherited: textAt(project, 'packaging') === 'pom' ? distinct : undefined,
    scripts: {},
    workspaces: elementsAt(project, 'modules', 'module').map(({ text }) => text),
    evidence: file.evidence(name?.at ?? project.at, name?.end ?? project.at),
  };
}
