import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hostTest } from '../host/host-test.ts';

hostTest('the extension is installed under its published name', () => {
  assert.ok(vscode.extensions.getExtension('backend-architect.backend-architect'));
});
