import { folderOf, joinPath } from '../../model/workspace-path.ts';
import { elementsAt, readXml, textAt, type XmlElement } from '../../syntax/xml.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import type { ManifestFact } from '../fact.ts';

/** `Orders.Api.csproj`: where a .NET project begins, whether it runs by itself, and which projects are part of it. */
export const dotnetProject: Extractor = {
  id: 'dotnet-project',
  title: '.NET projects',
  group: 'infra',
  files: /\.csproj$/,
  applies: (file) => /\.csproj$/.test(file.path),
  extract: (file) => {
    const project = readXml(file.text);
    return { facts: project?.name === 'Project' ? [manifestOf(file, project)] : [], problems: [] };
  },
};

function manifestOf(file: ReadFile, project: XmlElement): ManifestFact {
  const folder = folderOf(file.path);
  const packages = included(project, 'PackageReference');
  return {
    kind: 'manifest',
    ecosystem: 'nuget',
    name: file.path.slice(folder === '' ? 0 : folder.length + 1).replace(/\.csproj$/, ''),
    folder,
    dependencies: [...new Set(packages)].sort(),
    scripts: {},
    workspaces: [],
    references: included(project, 'ProjectReference').map((path) =>
      folderOf(joinPath(folder, path.replaceAll('\\', '/'))),
    ),
    runs: runs(project),
    evidence: file.evidence(project.at, project.at),
  };
}

function included(project: XmlElement, name: string): readonly string[] {
  return elementsAt(project, 'ItemGroup', name).flatMap(({ attributes }) => attributes['Include'] ?? []);
}

/** A web application, a worker or a program; all else is a library. */
function runs(project: XmlElement): boolean {
  const kit = project.attributes['Sdk'] ?? '';
  if (/\.(?:Web|Worker)$/.test(kit)) return textAt(project, 'PropertyGroup', 'OutputType') !== 'Library';
  return /^(?:Win)?Exe$/i.test(textAt(project, 'PropertyGroup', 'OutputType') ?? '');
}
