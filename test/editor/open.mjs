import path from 'node:path';
import { build } from 'esbuild';

/** `node test/editor/open.mjs PATH` shows a folder in VS Code with the extension; open.ts says how. */
const outfile = path.join(import.meta.dirname, '../output/programs/open.mjs');
await build({
  entryPoints: [path.join(import.meta.dirname, 'open.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'error',
});
const { open } = await import(outfile);
await open(path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../../examples/shop')));
