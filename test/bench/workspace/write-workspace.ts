import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../support/repository.ts';
import { generateWorkspace } from './generate-workspace.ts';

/** The folder of a generated workspace; written again only when the generator says something else. */
export function writtenWorkspace(amount: number): string {
  const files = generateWorkspace(amount);
  const folder = path.join(repository, 'test/output/bench', `workspace-${amount}`);
  const stamp = `${folder}.json`;
  const wanted = JSON.stringify(files);
  if (existsSync(folder) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return folder;
  rmSync(folder, { recursive: true, force: true });
  for (const [file, text] of Object.entries(files)) {
    const at = path.join(folder, file);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, text);
  }
  writeFileSync(stamp, wanted);
  return folder;
}
