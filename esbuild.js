const esbuild = require('esbuild');
const { bundles } = require('./src/build/bundles.js');
const { copyGrammars } = require('./src/build/grammars.js');
const { writeLicenses } = require('./src/build/licenses.js');
const { removeStale } = require('./src/build/remove-stale.js');
const { sizeReport } = require('./src/build/size-report.js');

const flags = new Set(process.argv.slice(2));
const production = flags.has('--production');
const quiet = flags.has('--quiet');

main().catch((error) => {
  // What is wrong with a source, esbuild has already said at its place.
  if (error.errors === undefined) console.error(error);
  process.exitCode = 1;
});

async function main() {
  const grammars = copyGrammars(__dirname);
  if (flags.has('--watch')) return watch();
  const built = await Promise.all(bundles({ production }).map((bundle) => esbuild.build(bundle)));
  const metafiles = built.map((result) => result.metafile);
  const licenses = writeLicenses(__dirname, metafiles);
  const outputs = metafiles.flatMap((metafile) => Object.keys(metafile.outputs));
  removeStale(__dirname, ['dist', 'media/webview'], [...outputs, ...grammars, ...licenses]);
  report(sizeReport(__dirname, metafiles));
}

async function watch() {
  for (const bundle of bundles({ production })) {
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
