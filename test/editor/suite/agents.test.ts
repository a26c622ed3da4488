import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { hostTest } from '../host/host-test.ts';

async function invoke(tool: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(tool, { input, toolInvocationToken: undefined });
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

hostTest('an agent of the editor is answered by the tools', async () => {
  const names = vscode.lm.tools.map(({ name }) => name).filter((name) => name.startsWith('architect_'));
  assert.deepEqual(names.sort(), ['architect_diagram', 'architect_facts', 'architect_review', 'architect_rule']);
  assert.match(await invoke('architect_facts', {}), /^shop: 4 services, \d+ endpoints/);
  const route = await invoke('architect_facts', { about: 'POST /v1/refunds' });
  assert.match(route, /insert refunds · in a transaction \(services\/payments\/src\/routes\/refunds\.ts:\d+\)/);
  assert.match(await invoke('architect_review', { rule: 'missing-timeout' }), /^2 findings\nhigh missing-timeout: /);
});

hostTest('a question that cannot be answered says how to ask instead', async () => {
  await assert.rejects(invoke('architect_rule', { rule: 'missing-timout' }), /Did you mean missing-timeout\?/);
});
