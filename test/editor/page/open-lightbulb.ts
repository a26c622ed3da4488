import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Opens the menu until it shows the row: it closes by itself while the language server of TypeScript starts. */
export async function openLightbulb(page: Page, row: Locator): Promise<void> {
  const open = async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+.');
    return row.waitFor({ timeout: 2000 }).then(
      () => true,
      () => false,
    );
  };
  await expect.poll(open, { timeout: 40_000 }).toBe(true);
}
