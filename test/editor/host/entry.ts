import { appendFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { format } from 'node:util';

/**
 * Loaded by the extension host instead of the suite, which it then runs. There the console goes to the workbench, with
 * its placeholders unfilled, and an extension host that dies reports success: hence the journal, and its last mark.
 */
export async function run(): Promise<void> {
  const { VSCODE_HOST_TESTS: tests = '', VSCODE_HOST_JOURNAL: journal = '' } = process.env;
  for (const name of ['log', 'info', 'warn', 'error', 'debug']) {
    const value = (...words: unknown[]) => appendFileSync(journal, `${format(...words)}\n`);
    // VS Code has put setters there that do nothing.
    Object.defineProperty(console, name, { configurable: true, writable: true, value });
  }
  await createRequire(__filename)(tests).run();
  writeFileSync(`${journal}.done`, '');
}
