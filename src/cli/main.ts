import { readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.ts';
import { processShell } from './shell.ts';

const manifest = JSON.parse(readFileSync(path.join(import.meta.dirname, '..', 'package.json'), 'utf8')) as {
  readonly version: string;
};

run(process.argv.slice(2), processShell(), manifest.version).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // Only a bug of ours arrives here: its stack is what we need to mend it.
    process.stderr.write(`backend-architect: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 2;
  },
);
