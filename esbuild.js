const { existsSync } = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');
const { copyGrammars } = require('./build/grammars.js');
const { writeLicenses } = require('./build/licenses.js');
const { removeStale } = require('./build/remove-stale.js');
const { sizeReport } = require('./build/size-report.js');
const { slimMermaid } = require('./build/slim-mermaid.js');

const flags = new Set(process.argv.slice(2));
const production = flags.has('--production');
const quiet = flags.has('--quiet');

const shared = {
  absWorkingDir: __dirname,
  bundle: true,
  metafile: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
};

const node = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  // CommonJS output has no import.meta: sources ask for its folder and the bundle answers with its own.
  define: { 'import.meta.dirname': '__dirname' },
  // The ESM build finds its wasm by import.meta.url, which is empty in CommonJS output.
  alias: { 'web-tree-sitter': require.resolve('web-tree-sitter') },
};

/** Every bundle of the product; entries are output name → source. */
const bundles = [
  { ...node, outdir: 'dist', entryPoints: { extension: 'src/editor/extension.ts' }, external: ['vscode'] },
  { ...node, outdir: 'dist', entryPoints: { worker: 'src/worker/main.ts' } },
  // Without `vscode` as external: the build fails as soon as the command line reaches for the editor.
  { ...node, outdir: 'dist', entryPoints: { cli: 'src/cli/main.ts' }, banner: { js: '#!/usr/bin/env node' } },
  {
    ...shared,
    outdir: 'media/webview',
    entryPoints: {
      review: 'webview-ui/review/main.tsx',
      sidebar: 'webview-ui/sidebar/main.tsx',
      styles: 'webview-ui/styles.css',
    },
    format: 'esm',
    splitting: true,
    minify: true,
    sourcemap: false,
    target: 'es2022',
    chunkNames: 'chunks/[name]-[hash]',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.svg': 'text' },
    plugins: [slimMermaid],
  },
];

main().catch((error) => {
  // What is wrong with a source, esbuild has already said at its place.
  if (error.errors === undefined) console.error(error);
  process.exitCode = 1;
});

async function main() {
  const present = bundles.map(withoutMissing).filter((bundle) => Object.keys(bundle.entryPoints).length > 0);
  const grammars = copyGrammars(__dirname);
  if (flags.has('--watch')) return watch(present);
  const built = await Promise.all(present.map((bundle) => esbuild.build(bundle)));
  const metafiles = built.map((result) => result.metafile);
  const licenses = writeLicenses(__dirname, metafiles);
  const outputs = metafiles.flatMap((metafile) => Object.keys(metafile.outputs));
  removeStale(__dirname, ['dist', 'media/webview'], [...outputs, ...grammars, ...licenses]);
  report(sizeReport(__dirname, metafiles));
}

/** A source that is not there yet does not stop the rest from being built. */
function withoutMissing(bundle) {
  const entryPoints = Object.entries(bundle.entryPoints).filter(([, file]) => existsSync(path.join(__dirname, file)));
  return { ...bundle, entryPoints: Object.fromEntries(entryPoints) };
}

async function watch(present) {
  for (const bundle of present) {
    const context = await esbuild.context({ ...bundle, logLevel: 'info' });
    await context.watch();
  }
}

/** Budgets are set for what ships: a build for reading is larger by nature and only shown. */
function report({ table, over }) {
  const failed = production && over.length > 0;
  if (!quiet || failed) console.log(table);
  if (failed) process.exitCode = 1;
}
