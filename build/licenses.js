const { mkdirSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { grammarPackages } = require('./grammars.js');

const output = 'dist/LICENSES.txt';
const licenseFile = /^(licen[cs]e|copying)/i;

/** Writes the full licence text of everything that ships, as those licences ask for. */
function writeLicenses(root, metafiles) {
  const texts = bundledPackages(root, metafiles).map((name) => licenseOf(root, name));
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  writeFileSync(path.join(root, output), texts.join(`\n${'-'.repeat(80)}\n\n`));
  return [output];
}

/** Names of the packages of which code, styles, pictures or wasm end up in the product. */
function bundledPackages(root, metafiles) {
  const inputs = metafiles.flatMap((metafile) =>
    Object.values(metafile.outputs).flatMap((file) => Object.keys(file.inputs)),
  );
  const names = inputs.map(packageOf).filter((name) => name !== undefined);
  return [...new Set([...names, ...grammarPackages(root)])].sort();
}

function packageOf(file) {
  const inside = file.split('node_modules/').at(-1);
  if (inside === file || inside === undefined) return undefined;
  return inside
    .split('/')
    .slice(0, inside.startsWith('@') ? 2 : 1)
    .join('/');
}

function licenseOf(root, name) {
  const folder = path.join(root, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => licenseFile.test(entry));
  const text = file === undefined ? `Licensed under ${license}.\n` : readFileSync(path.join(folder, file), 'utf8');
  return `${name} ${version} (${license ?? 'see below'})\n\n${text}`;
}

module.exports = { bundledPackages, writeLicenses };
