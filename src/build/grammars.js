const { cpSync, mkdirSync, readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');

const grammarPackage = /(^|\/)tree-sitter-/;

/** Packages that carry a grammar, as package.json names them: adding a language is `npm install` and nothing here. */
function grammarPackages(root) {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  return [...names.filter((name) => grammarPackage.test(name)), 'web-tree-sitter'].sort();
}

/** Copies the parser and its grammars next to the bundles; returns the copies relative to the root. */
function copyGrammars(root) {
  mkdirSync(path.join(root, 'dist/wasm'), { recursive: true });
  return grammarPackages(root).flatMap((name) => {
    const folder = path.join(root, 'node_modules', name);
    const files = readdirSync(folder).filter((file) => file.endsWith('.wasm'));
    for (const file of files) cpSync(path.join(folder, file), path.join(root, 'dist/wasm', file));
    return files.map((file) => `dist/wasm/${file}`);
  });
}

module.exports = { copyGrammars, grammarPackages };
