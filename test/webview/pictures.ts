import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { repository } from '../support/repository.ts';

/** Keeps a picture for a person to look at. */
export async function takePicture(view: Page, name: string): Promise<void> {
  const folder = path.join(repository, 'test/output/webview');
  mkdirSync(folder, { recursive: true });
  await view.screenshot({ path: path.join(folder, `${name.toLowerCase().replaceAll(' ', '-')}.png`) });
}
