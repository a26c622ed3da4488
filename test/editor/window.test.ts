import { afterAll, beforeAll, expect, test } from 'vitest';
import { openExample, type Workbench } from './page/workbench.ts';

let window: Workbench;

beforeAll(async () => {
  window = await openExample('shop');
});

afterAll(() => window.close());

test('a window of VS Code opens on the example shop', async () => {
  await window.page.locator('.explorer-folders-view', { hasText: 'services' }).waitFor();
  await window.openFile('docker-compose.yml');
  await window.page.locator('.view-lines', { hasText: 'services' }).waitFor();
  await window.picture('window');
  expect(await window.page.title()).toContain('shop');
});

test('nothing left the machine', () => {
  expect(window.outsideRequests).toEqual([]);
});
