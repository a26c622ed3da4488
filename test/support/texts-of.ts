import path from 'node:path';
import { listFiles } from '../../src/worker/list-files.ts';
import { repository } from './repository.ts';

/** Path → content of what a folder of this repository holds. */
export function textsOf(folder: string): Readonly<Record<string, string>> {
  const listed = listFiles(path.join(repository, folder), { git: false, cancelled: () => false });
  if (!listed.ok) throw new Error(listed.message);
  const texts: Record<string, string> = {};
  for (const file of listed.workspace.files) {
    const read = file.read();
    if (read.ok) texts[file.path] = read.text;
  }
  return texts;
}
