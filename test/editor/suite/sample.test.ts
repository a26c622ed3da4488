import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { copySample } from '../../../src/editor/copy-sample.ts';
import { hostTest } from '../host/host-test.ts';

hostTest('the sample is copied beside an earlier copy, which keeps what was written into it', async () => {
  const extension = vscode.extensions.getExtension('backend-architect.backend-architect');
  assert.ok(extension);
  const home = mkdtempSync(path.join(tmpdir(), 'sample-home-'));
  try {
    const first = await copySample(extension.extensionUri, vscode.Uri.file(home));
    writeFileSync(path.join(first.fsPath, 'README.md'), 'Mine.\n');
    await copySample(extension.extensionUri, vscode.Uri.file(home));
    assert.deepEqual(readdirSync(home).sort(), ['sample-shop', 'sample-shop-2']);
    assert.deepEqual(readdirSync(path.join(home, 'sample-shop-2/services')).sort(), [
      'catalog',
      'gateway',
      'orders',
      'payments',
    ]);
    assert.equal(readFileSync(path.join(home, 'sample-shop/README.md'), 'utf8'), 'Mine.\n');
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});
