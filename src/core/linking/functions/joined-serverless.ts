import type { FileFacts } from '../../extractors/extractor.ts';
import type { Fact, ServerlessFact } from '../../extractors/fact.ts';
import { functionsFact, listed, serverlessStores } from '../../extractors/infra/serverless.ts';
import { filledVariables } from '../../extractors/infra/serverless-variables.ts';
import { groupBy } from '../../model/group-by.ts';
import { joinPath } from '../../model/workspace-path.ts';
import { entriesOf, entry, textOf } from '../../syntax/data-node.ts';
import type { DataEntry, DataNode } from '../../syntax/data-tree.ts';

type Files = ReadonlyMap<string, FileFacts>;

/** A part of a deployment and the file that it stands in. */
interface Placed<T> {
  readonly file: string;
  readonly part: T;
}

/**
 * What files of the Serverless Framework say that a `serverless.yml` names: `functions: ${file(functions.yml)}`. Each is
 * given the facts of its part, in place of what it seemed to say alone.
 */
export function joinedServerless(files: Files): Files {
  const known = new Map<string, ServerlessFact>();
  for (const { facts } of files.values())
    for (const fact of facts) if (fact.kind === 'serverless') known.set(fact.file, fact);
  const told = [...known.values()].filter(({ isRoot }) => isRoot).flatMap((root) => factsOf(root, known));
  const joined = new Map<string, FileFacts>();
  for (const [file, added] of groupBy(told, (each) => each.file)) {
    const own = files.get(file);
    const kept = own?.facts.filter(({ kind }) => kind !== 'plan' && kind !== 'functions') ?? [];
    if (own !== undefined) joined.set(file, { ...own, facts: [...kept, ...added.flatMap(({ part }) => part)] });
  }
  return joined;
}

type Known = ReadonlyMap<string, ServerlessFact>;

function factsOf(root: ServerlessFact, known: Known): readonly Placed<readonly Fact[]>[] {
  const { document, folder, file } = root;
  const follow = (node: DataNode): Placed<DataNode> | undefined => followed(root, known, node);
  const named = entry(document, 'functions');
  const functions = (named === undefined ? [] : listed(named)).flatMap((map) => entriesIn({ file, part: map }, follow));
  const resources = resourcesOf(root, follow);
  const ground = {
    environment: entry(document, 'provider', 'environment'),
    resources: resources.map(({ part }) => part),
  };
  return [
    ...[...groupBy(functions, (each) => each.file)].map(([place, entries]) => ({
      file: place,
      part: functionsFact(
        folder,
        entries.map(({ part }) => part),
        ground,
      ),
    })),
    ...resources.map(({ file: place, part }) => ({ file: place, part: serverlessStores(place, part) })),
  ];
}

type Follow = (node: DataNode) => Placed<DataNode> | undefined;

/** The entries of a map, each of which may be named instead of written, as may the map. */
function entriesIn({ file, part }: Placed<DataNode>, follow: Follow): readonly Placed<DataEntry>[] {
  const map = follow(part) ?? { file, part };
  return entriesOf(map.part).map((each) => {
    const value = follow(each.value);
    return value === undefined
      ? { file: map.file, part: each }
      : { file: value.file, part: { ...each, value: value.part } };
  });
}

function resourcesOf({ file, document }: ServerlessFact, follow: Follow): readonly Placed<DataNode>[] {
  const named = entry(document, 'resources');
  return (named === undefined ? [] : listed(named)).flatMap((written) => {
    const whole = follow(written) ?? { file, part: written };
    const held = entry(whole.part, 'Resources') ?? (isResources(whole.part) ? whole.part : undefined);
    if (held === undefined) return [];
    const entries = entriesIn({ file: whole.file, part: held }, follow);
    return [...groupBy(entries, (each) => each.file)].map(([place, own]) => ({
      file: place,
      part: { ...held, kind: 'mapping' as const, entries: new Map(own.map(({ part }) => [part.key, part])) },
    }));
  });
}

function isResources(node: DataNode): boolean {
  return entriesOf(node).some(({ value }) => textOf(entry(value, 'Type'))?.startsWith('AWS::') === true);
}

/** `${file(functions/orders.yml)}`, `${file(resources.yml):tables}` */
function followed(root: ServerlessFact, known: Known, node: DataNode): Placed<DataNode> | undefined {
  const [, path, key] =
    /^\$\{file\(\s*([^()]+?)\s*\)(?::([\w.]+))?(?:\s*,[^}]*)?\}$/.exec(textOf(node)?.trim() ?? '') ?? [];
  const part = path === undefined ? undefined : known.get(joinPath(root.folder, path));
  const held = key === undefined ? part?.document : entry(part?.document, ...key.split('.'));
  return part && held && { file: part.file, part: filledVariables(held, root.document) };
}
