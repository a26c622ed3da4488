const { existsSync, readdirSync, readFileSync, statSync } = require('node:fs');
const path = require('node:path');
const { gzipSync } = require('node:zlib');

const kilobyte = 1024;

/** Most kilobytes that a part may take; each figure is what it weighed plus room for a season of work. */
const budgets = [
  { part: 'extension host, loaded on activation', limit: 450, files: bundle('dist/extension.js') },
  { part: 'rules, loaded when one is explained', limit: 550, files: bundle('dist/rules.js') },
  { part: 'chat, loaded when @architect is asked', limit: 120, files: bundle('dist/chat.js') },
  { part: 'model layer, loaded when a model is asked', limit: 650, files: bundle('dist/model.js') },
  {
    part: 'worker, loaded part by part',
    limit: 4150,
    files: (outputs) => programs(outputs, 'dist/worker.mjs', 'dist/engine/'),
  },
  { part: 'protocol for agents, loaded by `mcp`', limit: 400, files: bundle('dist/mcp.js') },
  { part: 'command line', limit: 1850, files: bundle('dist/cli.js') },
  { part: 'review panel, first load', limit: 200, files: firstLoad('media/webview/review.js') },
  { part: 'sidebar, first load', limit: 160, files: firstLoad('media/webview/sidebar.js') },
  { part: 'webviews, everything', limit: 3500, files: (outputs) => within(outputs, 'media/webview/') },
  { part: 'grammars', limit: 26_000, files: (_, root) => grammars(root) },
];

/** A table of what was built, and the parts that are above their budget. */
function sizeReport(root, metafiles) {
  const outputs = Object.assign({}, ...metafiles.map((metafile) => metafile.outputs));
  const rows = budgets
    .map((budget) => measure(root, budget, budget.files(outputs, root)))
    .filter((row) => row.files > 0);
  const over = rows.filter((row) => row.size > row.limit);
  return { table: [heading(), ...rows.map(line)].join('\n'), over };
}

function bundle(file) {
  return (outputs) => (outputs[file] === undefined ? [] : [file]);
}

function programs(outputs, entry, folder) {
  return [...bundle(entry)(outputs), ...within(outputs, folder)];
}

/** The entry and all that it imports statically: what the webview fetches before it shows anything. */
function firstLoad(entry) {
  return (outputs) => {
    const seen = new Set();
    const visit = (file) => {
      if (seen.has(file) || outputs[file] === undefined) return;
      seen.add(file);
      const needed = outputs[file].imports.filter((one) => one.kind === 'import-statement');
      for (const { path: imported } of needed) visit(imported);
    };
    visit(entry);
    return [...seen];
  };
}

function within(outputs, folder) {
  return Object.keys(outputs).filter((file) => file.startsWith(folder) && !file.endsWith('.map'));
}

function grammars(root) {
  const folder = path.join(root, 'dist/wasm');
  return existsSync(folder) ? readdirSync(folder).map((file) => `dist/wasm/${file}`) : [];
}

function measure(root, { part, limit }, files) {
  const paths = files.map((file) => path.join(root, file));
  const size = sum(paths.map((file) => statSync(file).size)) / kilobyte;
  const zipped = sum(paths.map((file) => gzipSync(readFileSync(file), { level: 1 }).length)) / kilobyte;
  return { part, limit, files: files.length, size, zipped };
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

function heading() {
  return `${'part'.padEnd(40)}${'KB'.padStart(8)}${'zipped'.padStart(8)}${'budget'.padStart(8)}`;
}

function line({ part, size, zipped, limit }) {
  const figures = [size, zipped, limit].map((figure) => Math.ceil(figure).toString().padStart(8));
  return `${part.padEnd(40)}${figures.join('')}${size > limit ? '  above its budget' : ''}`;
}

module.exports = { sizeReport };
