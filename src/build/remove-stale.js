const { existsSync, readdirSync, rmSync } = require('node:fs');
const path = require('node:path');

/**
 * Removes what an earlier build left behind. Afterwards instead of before, so that a command line in use does not
 * lose its bundle while the next one is being built.
 */
function removeStale(root, folders, outputs) {
  const fresh = new Set(outputs);
  for (const file of folders.flatMap((folder) => filesUnder(root, folder))) {
    if (!fresh.has(file)) rmSync(path.join(root, file));
  }
}

function filesUnder(root, folder) {
  if (!existsSync(path.join(root, folder))) return [];
  const entries = readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}

module.exports = { removeStale };
