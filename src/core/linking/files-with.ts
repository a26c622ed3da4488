import type { FileFacts } from '../extractors/extractor.ts';
import type { Fact } from '../extractors/fact.ts';

type Files = ReadonlyMap<string, FileFacts>;
type ByKind = ReadonlyMap<Fact['kind'], readonly FileFacts[]>;

const known = new WeakMap<Files, ByKind>();
const none: readonly FileFacts[] = [];

/** Files with a fact of a kind, in their order. Most files are code and have none, and many ask for one kind each. */
export function filesWith(files: Files, kind: Fact['kind']): readonly FileFacts[] {
  const byKind = known.get(files) ?? readKinds(files);
  known.set(files, byKind);
  return byKind.get(kind) ?? none;
}

function readKinds(files: Files): ByKind {
  const byKind = new Map<Fact['kind'], FileFacts[]>();
  files.forEach((file) => {
    for (const { kind } of file.facts) {
      const others = byKind.get(kind);
      if (others === undefined) byKind.set(kind, [file]);
      else if (others.at(-1) !== file) others.push(file);
    }
  });
  return byKind;
}
