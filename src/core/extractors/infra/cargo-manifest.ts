import { folderOf } from '../../model/workspace-path.ts';
import { readToml, type TomlTable } from '../../syntax/toml.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';

/** `Cargo.toml`: where a crate begins, what others call it and what it depends on. */
export const cargoManifest: Extractor = {
  id: 'cargo-manifest',
  title: 'Cargo crates and workspaces',
  group: 'infra',
  files: /(?:^|\/)Cargo\.toml$/,
  applies: (file) => /(?:^|\/)Cargo\.toml$/.test(file.path),
  extract: (file) => extract(file),
};

function extract(file: ReadFile): Extraction {
  const read = readToml(file.text);
  if (typeof read === 'string') {
    const problem = { file: file.path, line: 1, message: `Not valid TOML: ${read}` };
    return { facts: [], problems: [problem] };
  }
  const crate = tableIn(read, 'package');
  // A workspace without a crate of its own only lists its members.
  if (crate === undefined) return { facts: [], problems: [] };
  const name = crate['name'];
  const at = Math.max(file.text.indexOf('[package]'), 0);
  return {
    facts: [
      {
        kind: 'manifest',
        ecosystem: 'cargo',
        name: typeof name === 'string' ? name : undefined,
        folder: folderOf(file.path),
        dependencies: dependenciesOf(tableIn(read, 'dependencies') ?? {}),
        scripts: {},
        workspaces: [],
        evidence: file.evidence(at, at),
      },
    ],
    problems: [],
  };
}

/** Each crate, and what is asked of it as Cargo names that: `sqlx`, `sqlx/postgres`. */
function dependenciesOf(table: TomlTable): readonly string[] {
  return Object.keys(table)
    .flatMap((name) => {
      const features = tableIn(table, name)?.['features'];
      const asked = Array.isArray(features) ? features.filter((each) => typeof each === 'string') : [];
      return [name, ...asked.map((feature) => `${name}/${feature}`)];
    })
    .sort();
}

function tableIn(table: TomlTable, key: string): TomlTable | undefined {
  const value = table[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as TomlTable) : undefined;
}
