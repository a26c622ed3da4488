import { folderOf, joinPath } from '../../model/workspace-path.ts';
import type { Extractor, ReadFile } from '../extractor.ts';

/** `settings.gradle` and `settings.gradle.kts`: what a build calls its projects, and in which folders they lie. */
export const gradleSettings: Extractor = {
  id: 'gradle-settings',
  title: 'Gradle settings',
  group: 'infra',
  files: /(?:^|\/)settings\.gradle(?:\.kts)?$/,
  applies: (file) => /(?:^|\/)settings\.gradle(?:\.kts)?$/.test(file.path),
  extract: (file) => {
    const names = namesIn(file);
    return { facts: Object.keys(names).length === 0 ? [] : [{ kind: 'project-names', names }], problems: [] };
  },
};

const root = /^\s*rootProject\.name\s*=\s*['"]([\w.-]+)['"]/m;
/** `project(':orders').projectDir = file('modules/orders-impl')`, or `new File(settingsDir, '…')`. */
const moved = /project\(\s*['"]:([\w.:-]+)['"]\s*\)\.projectDir\s*=\s*[^'"\n]*['"]([\w./-]+)['"]/g;

function namesIn({ path, text }: ReadFile): Record<string, string> {
  const folder = folderOf(path);
  const own = root.exec(text)?.[1];
  const others = [...text.matchAll(moved)].map(([, name = '', place = '']) => [
    joinPath(folder, place.replace('$rootDir/', '')),
    name.split(':').at(-1) ?? name,
  ]);
  return Object.fromEntries(own === undefined ? others : [[folder, own], ...others]);
}
