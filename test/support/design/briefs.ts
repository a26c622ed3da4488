import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
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

export function designOf(file: string): BackendDesign {
  return designBackend(path.basename(file), briefText(file));
}
