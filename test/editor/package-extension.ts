import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../support/repository.ts';

/** Packages the extension as it would be published, from what was built. */
export function packageExtension(): string {
  const file = path.join(repository, 'test/output/backend-architect.vsix');
  mkdirSync(path.dirname(file), { recursive: true });
  const vsce = path.join(repository, 'node_modules/@vscode/vsce/vsce');
  const args = [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    file,
  ];
  execFileSync(process.execPath, [vsce, ...args], { cwd: repository, stdio: ['ignore', 'ignore', 'inherit'] });
  return file;
}
