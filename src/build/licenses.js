const { mkdirSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { grammarPackages } = require('./grammars.js');

const output = 'dist/LICENSES.txt';
const licenseFile = /^(licen[cs]e|copying)/i;
const packageFolder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** Writes the full license text of everything that ships, as those licenses ask for. */
function writeLicenses(root, metafiles) {
  const texts = bundledPackages(root, metafiles).map(
    ({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}`,
  );
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  writeFileSync(path.join(root, output), texts.join(`\n${'-'.repeat(80)}\n\n`));
  return [output];
}

/** The packages of which code, styles, pictures or wasm end up in the product. */
function bundledPackages(root, metafiles) {
  const outputs = metafiles.flatMap((metafile) => Object.values(metafile.outputs));
  const inputs = outputs.flatMap((file) => Object.keys(file.inputs));
  const bundled = inputs.map((file) => packageFolder.exec(file)?.[1]).filter((folder) => folder !== undefined);
  const folders = new Set([...bundled, ...grammarPackages(root).map((name) => `node_modules/${name}`)]);
  return [...folders].sort().map((folder) => licensed(path.join(root, folder)));
}

function licensed(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => licenseFile.test(entry));
  const text = file === undefined ? `Licensed under ${license}.\n` : readFileSync(path.join(folder, file), 'utf8');
  return { name, version, license: license?.replace(/^\((.*)\)$/, '$1') ?? licenseIn(text), text };
}

/** For the package that forgot to say it in its manifest. */
function licenseIn(text) {
  return /\b(MIT|ISC|BSD|Apache)\b/.exec(text)?.[1] ?? 'see its text';
}

module.exports = { bundledPackages, writeLicenses };
