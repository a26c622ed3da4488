import { writeFileSync } from 'node:fs';

/** What became of a test in the extension host. */
export interface HostResult {
  readonly title: string;
  /** The stack of what went wrong; none where the test passed. */
  readonly failure?: string;
  readonly milliseconds: number;
}

interface HostTest {
  readonly title: string;
  run(): Promise<void> | void;
}

const patience = 30_000;

const tests: HostTest[] = [];

/** Adds a test to the suite that runs inside VS Code. */
export function hostTest(title: string, run: HostTest['run']): void {
  tests.push({ title, run });
}

/** VS Code calls this. It never rejects: the outcome is in the results, and a suite without results is a failure. */
export async function run(): Promise<void> {
  const results: HostResult[] = [];
  for (const test of tests) results.push(await outcome(test));
  writeFileSync(process.env['VSCODE_HOST_RESULTS'] ?? 'results.json', JSON.stringify(results));
}

async function outcome({ title, run: body }: HostTest): Promise<HostResult> {
  const start = performance.now();
  try {
    await Promise.race([body(), tooLong()]);
    return { title, milliseconds: performance.now() - start };
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { title, failure, milliseconds: performance.now() - start };
  }
}

function tooLong(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`The test did not end within ${patience} ms.`)), patience).unref();
  });
}
