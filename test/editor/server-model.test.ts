import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { type ChatServer, chatServer, streamText } from '../support/chat-server.ts';
import { endpointFindings } from '../support/model-answers.ts';
import { plantedApp, plantedIn } from '../support/planted-secrets.ts';
import { openExample, type Workbench } from './page/workbench.ts';

/** One window, one story: a server of one's own judges a shop that somebody left secrets in. */
let window: Workbench;
let server: ChatServer;

const apiKey = ['k-4711', 'for-this-server-only'].join('-');

beforeAll(async () => {
  server = await chatServer((response, _, { path: asked, body }) => {
    if (asked.endsWith('/models')) {
      response.writeHead(200, { 'content-type': 'application/json' });
      return response.end(JSON.stringify({ data: [{ id: 'judge-large' }, { id: 'judge-small' }] }));
    }
    return streamText(response, body.includes('test a connection') ? '{"ok":true}' : answerTo(body));
  });
  window = await openExample('shop', {
    files: {
      'services/things/package.json': '{"name":"things","dependencies":{"express":"4.19.2"}}',
      'services/things/src/app.ts': plantedApp(),
    },
  });
});

afterAll(async () => {
  await window.close();
  await server.close();
});

beforeEach(({ onTestFailed, task }) => {
  onTestFailed(() => window.picture(`failed-${task.name.toLowerCase().replaceAll(/\W+/g, '-')}`));
});

test('a server is chosen by its address, and lists its models', async () => {
  await window.commandThatAsks('Backend Architect: Choose Model');
  await row('Ollama, LM Studio').click();
  await input().fill('http://models.example.com/v1');
  await window.page.getByText('is not encrypted and not on this machine').waitFor();
  await input().fill(server.baseUrl);
  await window.page.keyboard.press('Enter');
  await row('judge-large').click();
  await window.page.getByText('judge-large is chosen').waitFor();
  expect(server.received.map(({ path: asked, headers }) => [asked, headers.authorization])).toEqual([
    ['/v1/models', undefined],
  ]);
});

test('a key is kept for this address, and the connection is tried without any code', async () => {
  await window.commandThatAsks('Backend Architect: Set API Key');
  await window.page.getByText('API key for http://127.0.0.1').waitFor();
  await input().fill(apiKey);
  await window.page.keyboard.press('Enter');
  await window.command('Backend Architect: Test Connection');
  await window.notification('judge-large at 127.0.0.1').waitFor();
  const { headers, body } = server.received.at(-1) ?? {};
  expect(headers?.authorization).toBe(`Bearer ${apiKey}`);
  expect(body).not.toContain('services');
});

test('what the consent shows is what the server gets, byte for byte', async () => {
  await window.command('Backend Architect: Ask the Architect');
  await page()
    .getByRole('heading', { name: /^Send this to judge-large at 127.0.0.1/ })
    .waitFor();
  await page().getByText('from the secret storage, for this address only').waitFor();
  await window.picture('server-consent');
  const before = server.received.length;
  await page().getByRole('button', { name: 'Exact bytes', exact: true }).click();
  const requests = await page().locator('.ba-bytes select option').count();
  const shown: string[] = [];
  for (let position = 0; position < Math.max(1, requests); position += 1) {
    if (requests > 1) await page().locator('.ba-bytes select').selectOption(String(position));
    shown.push((await page().locator('.ba-request pre').textContent()) ?? '');
  }
  await page().getByRole('button', { name: 'Send', exact: true }).click();
  await page().locator('.ba-receipt').waitFor();
  const sent = server.received.slice(before).map(({ body }) => body);
  // The last of several holds what was found before, which nobody could show in advance.
  expect(sent.slice(0, requests > 1 ? -1 : 1).sort()).toEqual(shown.slice(0, requests > 1 ? -1 : 1).sort());
  await window.picture('server-judgement');
});

test('a finding of a rule is explained, and the other findings stay', async () => {
  const before = await findings().count();
  await page().locator('.ba-detail').getByRole('button', { name: 'Ask the Architect' }).click();
  await page()
    .getByRole('heading', { name: /^Send this to/ })
    .waitFor();
  await page().getByText('Explanation: ').waitFor();
  await page().getByRole('button', { name: 'Send', exact: true }).click();
  await page().locator('.ba-receipt').waitFor();
  expect(server.received.at(-1)?.body).toContain('Explain the static result S');
  expect(await findings().count()).toBe(before);
});

test('no planted secret is in a request, in the panel or in anything that is kept, and the key is nowhere', async () => {
  const shown: string[] = [];
  for (const tab of ['Findings', 'Diagrams', 'Endpoints', 'Schema', 'Technology', 'Scaling']) {
    await page()
      .getByRole('tab', { name: new RegExp(`^${tab}`) })
      .click();
    shown.push((await page().locator('body').textContent()) ?? '');
  }
  const kept = filesUnder(inject('home')).map((file) => readFileSync(file, 'utf8'));
  const answers = filesUnder(inject('home')).filter((file) => file.includes(`${path.sep}answers${path.sep}`));
  expect(answers.length).toBeGreaterThan(0);
  expect(shown.join()).toContain('/things/0');
  expect(kept.join()).toContain('/things/0');
  expect(plantedIn([...server.received.map(({ body }) => body), ...shown, ...kept].join('\n'))).toEqual([]);
  const bodies = server.received.map(({ body }) => body);
  expect([...bodies, ...shown, ...kept].filter((text) => text.includes(apiKey))).toEqual([]);
});

test('a server that is gone is told, and the judgement of before stands', async () => {
  await window.command('Backend Architect: Clear Cached Reviews');
  await server.close();
  await page()
    .getByRole('tab', { name: /^Findings/ })
    .click();
  await page().locator('.ba-header').getByRole('button', { name: 'Ask the Architect' }).click();
  await page().getByRole('button', { name: 'Send', exact: true }).click();
  await page().locator('.ba-strip').getByText('Nothing listens at the base URL.').waitFor();
  await page().locator('.ba-receipt').waitFor();
});

test('no page asked for anything outside, and no policy was broken', () => {
  expect(window.outsideRequests).toEqual([]);
  expect(window.refusals).toEqual([]);
});

const page = () => window.panel();
const findings = (): Locator => page().getByRole('listbox', { name: 'Findings' }).getByRole('option');
const input = (): Locator => window.page.locator('.quick-input-widget input').first();
const row = (text: string): Locator =>
  window.page.locator('.quick-input-widget .monaco-list-row', { hasText: text }).first();

/** A model that repeats what it was given, as one that was talked into it would. */
function answerTo(body: string): string {
  return JSON.stringify({ findings: endpointFindings(body), openQuestions: ['Which partner is it?'] });
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter((file) => !/[\\/]extensions[\\/]/.test(file) && statSync(file, { throwIfNoEntry: false })?.isFile());
}
