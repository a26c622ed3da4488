import type { DataProblem, DataReading } from './data-node.ts';
import type { DataEntry, DataNode, ScalarNode } from './data-tree.ts';

/** Puts a tree together from the events of a parser. */
export interface TreeBuilder {
  openDocument(): void;
  openMapping(at: number, anchor: string): void;
  openSequence(at: number, anchor: string): void;
  addScalar(node: ScalarNode, anchor: string): void;
  addAlias(at: number, end: number, anchor: string): void;
  close(): void;
  /** End of what was added last. */
  passedTo(): number;
  finish(): DataReading;
}

/**
 * An alias stands for a whole tree, and aliases of aliases grow without bound while the text stays short. Readers walk
 * the tree, so what they would see is counted, and aliases beyond this are dropped.
 */
const aliasedNodeLimit = 200_000;

interface Mapping {
  readonly kind: 'mapping';
  readonly entries: Map<string, DataEntry>;
  at: number;
  end: number;
}

interface Sequence {
  readonly kind: 'sequence';
  readonly items: DataNode[];
  at: number;
  end: number;
}

interface Open {
  readonly node: Mapping | Sequence;
  readonly anchor: string;
  key: DataNode | undefined;
  readonly merged: DataNode[];
  size: number;
}

interface Anchored {
  readonly node: DataNode;
  readonly size: number;
}

export function createTreeBuilder(): TreeBuilder {
  const documents: DataNode[] = [];
  const problems: DataProblem[] = [];
  const open: Open[] = [];
  let anchors = new Map<string, Anchored>();
  let aliased = 0;
  let passedTo = 0;

  const begin = (node: Open['node'], anchor: string): void => {
    open.push({ node, anchor, key: undefined, merged: [], size: 1 });
  };
  const add = (node: DataNode, size: number): void => {
    const parent = open.at(-1);
    passedTo = Math.max(passedTo, node.end);
    if (parent === undefined) return;
    parent.size += size;
    place(parent, node);
  };
  const remember = (anchor: string, anchored: Anchored): void => {
    if (anchor !== '') anchors.set(anchor, anchored);
  };

  return {
    openDocument: () => {
      anchors = new Map();
      begin({ kind: 'sequence', items: [], at: passedTo, end: passedTo }, '');
    },
    openMapping: (at, anchor) => begin({ kind: 'mapping', entries: new Map(), at, end: at }, anchor),
    openSequence: (at, anchor) => begin({ kind: 'sequence', items: [], at, end: at }, anchor),
    addScalar: (node, anchor) => {
      remember(anchor, { node, size: 1 });
      add(node, 1);
    },
    addAlias: (at, end, anchor) => {
      const target = anchors.get(anchor);
      const nothing: ScalarNode = { kind: 'scalar', value: null, at, end };
      aliased += target?.size ?? 0;
      if (target !== undefined && aliased <= aliasedNodeLimit) add(target.node, target.size);
      else {
        const reason = target === undefined ? 'stands for nothing' : 'would make the document too large';
        problems.push({ at, message: `The alias *${anchor} ${reason} and is left out.` });
        add(nothing, 1);
      }
    },
    close: () => {
      const closed = open.pop();
      if (closed === undefined) return;
      const { node, anchor, size } = closed;
      merge(closed);
      if (open.length === 0) documents.push(...itemsIn(node).slice(0, 1));
      else {
        node.end = Math.max(node.end, passedTo);
        remember(anchor, { node, size });
        add(node, size);
      }
    },
    passedTo: () => passedTo,
    finish: () => ({ documents, problems }),
  };
}

function itemsIn(node: Open['node']): readonly DataNode[] {
  return node.kind === 'sequence' ? node.items : [];
}

function place(parent: Open, node: DataNode): void {
  const { key } = parent;
  if (parent.node.kind === 'sequence') parent.node.items.push(node);
  else if (key === undefined) parent.key = node;
  else {
    parent.key = undefined;
    const name = key.kind === 'scalar' ? String(key.value) : '?';
    if (name === '<<') parent.merged.push(node);
    else parent.node.entries.set(name, { key: name, keyAt: key.at, keyEnd: key.end, value: node });
  }
}

/** `<<: *defaults`: what the mapping says itself wins, then the first of several defaults. */
function merge({ node, merged }: Open): void {
  if (node.kind !== 'mapping') return;
  const sources = merged.flatMap((source) => (source.kind === 'sequence' ? source.items : [source]));
  for (const source of sources) {
    if (source.kind !== 'mapping') continue;
    for (const [key, entry] of source.entries) if (!node.entries.has(key)) node.entries.set(key, entry);
  }
}
