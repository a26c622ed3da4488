import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { repository } from '../support/repository.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A PATH with node, npm and git, and certainly without a desktop VS Code. */
function pathWithoutDesktop(): string {
  const bin = path.join(temporaryFolder(), 'bin');
  mkdirSync(bin);
  symlinkSync(process.execPath, path.join(bin, 'node'));
  return bin;
}

test('a machine without a desktop VS Code is given an address that serves one', async () => {
  const program = path.join(repository, 'test/editor/open.mjs');
  const child = spawn(process.execPath, [program, path.join(repository, 'examples/shop')], {
    env: { ...process.env, PATH: pathWithoutDesktop(), DISPLAY: undefined },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const address = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const found = /http:\S+/.exec(output);
      if (found !== null) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`open.mjs ended with code ${code}.\n${output}`)));
  });
  expect(decodeURIComponent(address)).toContain('/examples/shop');
  expect(await (await fetch(address)).text()).toContain('vscode-workbench-web-configuration');
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
});
