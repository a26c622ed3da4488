import type { ManifestFact } from '../../extractors/fact.ts';
import type { SqlDialect } from '../../model/table.ts';
import { folderOf, isBelow } from '../../model/workspace-path.ts';
import { filesWith } from '../files-with.ts';
import type { LinkInput } from '../link-input.ts';
import { drivers } from './drivers.ts';
import type { SchemaSource } from './schema-source.ts';

/**
 * The dialect of a schema that could be of any: of the driver that the package of its service depends on, that its code
 * imports, or that its settings choose. `generic` where several databases may be meant.
 */
export function knownDialect(input: LinkInput, sources: readonly SchemaSource[]): SqlDialect | undefined {
  const { manifests, stored } = factsOf(input);
  // The layers of a service may lie in projects of their own, one of which has the driver.
  const folders = [...new Set(sources.map(({ file }) => folderOf(file)))];
  const depended = folders.map((folder) => dependedDialects(manifests, folder)).find(({ length }) => length > 0) ?? [];
  if (depended.length === 1) return depended[0];
  const roots = manifests.map(({ folder }) => folder).filter((root) => folders.every((each) => isBelow(each, root)));
  const root = roots.sort((a, b) => b.length - a.length)[0] ?? '';
  const near = stored.filter(({ file }) => isBelow(file, root));
  const chosen = near.find(({ isSetting }) => isSetting)?.dialect;
  const imported = [...new Set(near.map(({ dialect }) => dialect))];
  if (chosen !== undefined || imported.length === 1) return chosen ?? imported[0];
  return depended.length > 1 || imported.length > 1 ? 'generic' : undefined;
}

/** Of the drivers that the nearest manifest with any depends on. */
function dependedDialects(manifests: readonly ManifestFact[], folder: string): readonly SqlDialect[] {
  const around = manifests.filter((manifest) => isBelow(folder, manifest.folder));
  for (const { dependencies } of around.sort((a, b) => b.folder.length - a.folder.length)) {
    const found = drivers.filter(({ packages }) => packages.some((name) => dependencies.includes(name)));
    if (found.length > 0) return servingDialects(found.map(({ dialect }) => dialect));
  }
  return [];
}

/** Each once. SQLite, and what runs within Java, often stand in for another database in tests. */
function servingDialects(dialects: readonly SqlDialect[]): readonly SqlDialect[] {
  const found = [...new Set(dialects)];
  const [other, ...others] = found.filter((dialect) => dialect !== 'sqlite' && dialect !== 'generic');
  return other === undefined || others.length > 0 ? found : [other];
}

interface Stored {
  readonly file: string;
  readonly dialect: SqlDialect;
  /** What an application is set to, not only able to. */
  readonly isSetting: boolean;
}

interface DialectFacts {
  readonly manifests: readonly ManifestFact[];
  readonly stored: readonly Stored[];
}

const known = new WeakMap<LinkInput, DialectFacts>();

/** Kept, since every service asks for those of the whole workspace. */
function factsOf(input: LinkInput): DialectFacts {
  const found = known.get(input) ?? readDialectFacts(input);
  known.set(input, found);
  return found;
}

function readDialectFacts({ files }: LinkInput): DialectFacts {
  const manifests = filesWith(files, 'manifest').flatMap(({ facts }) =>
    facts.flatMap((fact) => (fact.kind === 'manifest' ? [fact] : [])),
  );
  const stored = filesWith(files, 'store').flatMap(({ file, role, facts }) =>
    facts.flatMap((fact): readonly Stored[] => {
      if (fact.kind !== 'store' || fact.url !== undefined || role !== 'system') return [];
      const isSetting = fact.environmentVariable === 'DB_CONNECTION';
      const dialect = drivers.find((driver) => driver.dialect === fact.technology)?.dialect;
      return dialect === undefined || !(isSetting || fact.environmentVariable === undefined)
        ? []
        : [{ file, dialect, isSetting }];
    }),
  );
  return { manifests, stored };
}
