import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BriefDialect } from '../../../src/core/design/brief/brief.ts';
import { type BackendDesign, designBackend } from '../../../src/core/design-backend.ts';
import { repository } from '../repository.ts';

const folders = ['examples/briefs', 'test/design/briefs'];

/** Paths of the templates that ship and of the briefs that try what no template does. */
export const briefFiles: readonly string[] = folders.flatMap((folder) =>
  readdirSync(path.join(repository, folder))
    .sort()
    .map((name) => `${folder}/${name}`),
);

export function briefText(file: string): string {
  return readFileSync(path.join(repository, file), 'utf8');
}

/** The same for another database than the brief names. */
export function designIn(file: string, database: BriefDialect): BackendDesign {
  const text = briefText(file)
    .replace(/^database:.*$/m, '')
    .trimEnd();
  return designBackend(path.basename(file), `${text}\ndatabase: ${database}\n`);
}

export function designOf(file: string): BackendDesign {
  return designBackend(path.basename(file), briefText(file));
}
