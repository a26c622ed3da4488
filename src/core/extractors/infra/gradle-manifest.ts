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

/** `implementation 'group:name:version'`, also in a list: written as text, Groovy and Kotlin alike. */
const dependency =
  /^\s*(?:["']?\w+["']?(?:\s*\(\s*|\s+)(?:platform\s*\(\s*)?)?['"]([\w.-]+):([\w.-]+)(?::[^'"]*)?['"]/gm;

/** `compile group: 'org.acme', name: 'orders'` */
const namedParts = /^\s*\w+\s*\(?\s*group\s*[:=]\s*['"]([\w.-]+)['"]\s*,\s*name\s*[:=]\s*['"]([\w.-]+)['"]/gm;

function manifestOf(file: ReadFile): ManifestFact {
  const folder = folderOf(file.path);
  const inherited = dependenciesIn(partsForAll(file.text));
  return {
    kind: 'manifest',
    ecosystem: 'gradle',
    name: folder === '' ? undefined : folder.slice(folder.lastIndexOf('/') + 1),
    folder,
    dependencies: dependenciesIn(file.text),
    inherited: inherited.length === 0 ? undefined : inherited,
    scripts: {},
    workspaces: [],
    evidence: file.evidence(0, 0),
  };
}

function dependenciesIn(text: string): readonly string[] {
  const found = [...text.matchAll(dependency), ...text.matchAll(namedParts)];
  return [...new Set(found.map(([, group, name]) => `${group}:${name}`))].sort();
}

/** What a build says of all its projects at once: `subprojects { … }`. */
function partsForAll(text: string): string {
  const parts: string[] = [];
  for (const { index } of text.matchAll(
    /^[ \t]*(?:subprojects|allprojects|configure\s*\(\s*subprojects[^{\n]*)\s*\{/gm,
  ))
    parts.push(blockAt(text, text.indexOf('{', index)));
  return parts.join('\n');
}

function blockAt(text: string, start: number): string {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return text.slice(start, at);
  }
  return text.slice(start);
}
