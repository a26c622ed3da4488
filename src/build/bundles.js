const { existsSync } = require('node:fs');
const path = require('node:path');
const { latinOnly } = require('./latin-only.js');
const { slimMermaid } = require('./slim-mermaid.js');

const root = path.join(__dirname, '../..');

/**
 * Every bundle of the product; entries are output name → source. A source that is not there is left out, so that it
 * does not stop the rest from being built.
 */
function bundles({ production }) {
  const shared = {
    absWorkingDir: root,
    bundle: true,
    metafile: true,
    minify: production,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    logLevel: 'warning',
  };
  const all = [...nodeBundles(shared), webviewBundle(shared)].map(withPresentSources);
  return all.filter((bundle) => Object.keys(bundle.entryPoints).length > 0);
}

function nodeBundles(shared) {
  const node = {
    ...shared,
    outdir: 'dist',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    // Columns of a source map would be others.
    plugins: shared.minify ? [latinOnly] : [],
    // CommonJS output has no import.meta: sources ask for its folder and the bundle answers with its own.
    define: { 'import.meta.dirname': '__dirname' },
    // The ESM build finds its wasm by import.meta.url, which is empty in CommonJS output.
    alias: { 'web-tree-sitter': require.resolve('web-tree-sitter') },
  };
  return [
    { ...node, entryPoints: { extension: 'src/editor/extension.ts' }, external: ['vscode'] },
    { ...node, entryPoints: { rules: 'src/editor/rule-catalog.ts' } },
    { ...node, entryPoints: { model: 'src/editor/model/model-layer.ts' } },
    engineBundle(node),
    { ...node, entryPoints: { chat: 'src/editor/chat/answer-chat.ts' }, external: ['vscode'] },
    { ...node, entryPoints: { mcp: 'src/cli/mcp/mcp-server.ts' } },
    // Without `vscode` as external: the build fails as soon as the command line reaches for the editor.
    { ...node, entryPoints: { cli: 'src/cli/main.ts' }, banner: { js: '#!/usr/bin/env node' } },
  ];
}

/**
 * In parts, each loaded when it is first needed: V8 reads a program of more than three megabytes with twenty that the
 * process never gives back, while what one part took serves the next.
 */
function engineBundle(node) {
  return {
    ...node,
    entryPoints: { worker: 'src/worker/main.ts', ...cuts },
    format: 'esm',
    splitting: true,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'engine/[name]-[hash]',
    banner: { js: commonNames },
  };
}

/** Where the largest part is cut: what one of these needs and no other lies apart from the rest. */
const cuts = {
  'engine/entrances': 'src/core/linking/services/find-entrances.ts',
  'engine/operations': 'src/core/linking/operations/call-readers.ts',
  'engine/endpoints': 'src/core/linking/endpoints/build-endpoints.ts',
  'engine/extractors': 'src/core/extractors/registry.ts',
  'engine/review': 'src/core/review/build-review.ts',
};

/** What packages that were written for CommonJS take for granted. */
const commonNames = [
  "import { createRequire as __createRequire } from 'node:module';",
  "import { dirname as __folderOf } from 'node:path';",
  "import { fileURLToPath as __pathOf } from 'node:url';",
  'const require = __createRequire(import.meta.url), __filename = __pathOf(import.meta.url), __dirname = __folderOf(__filename);',
].join('\n');

function webviewBundle(shared) {
  return {
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
  };
}

function withPresentSources(bundle) {
  const entryPoints = Object.entries(bundle.entryPoints).filter(([, file]) => existsSync(path.join(root, file)));
  return { ...bundle, entryPoints: Object.fromEntries(entryPoints) };
}

module.exports = { bundles };
