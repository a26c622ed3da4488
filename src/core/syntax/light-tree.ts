import type { Tree, TreeCursor } from 'web-tree-sitter';
import { COMMENT, ENTERED, FIELDLESS, KEPT, type NodeTypes, REPAIRED } from './node-types.ts';

/**
 * The part of a syntax tree that adapters look at, as plain objects: every access to a tree of the parser crosses into
 * wasm, so each node is asked once and what no adapter needs is never entered.
 */
export interface LightNode {
  readonly type: string;
  /** Role in the parent: `left`, `body`. */
  readonly field: string | undefined;
  readonly start: number;
  readonly end: number;
  readonly children: readonly LightNode[];
}

export interface LightTree {
  readonly root: LightNode;
  readonly comments: readonly Range[];
  /** Where text could not be understood, in order. */
  readonly errors: readonly number[];
}

interface Range {
  readonly start: number;
  readonly end: number;
}

interface OpenNode extends LightNode {
  children: LightNode[];
}

/** Type of a node that the parser made up to go on, and of one that it could make nothing of. */
export const MISSING = 'MISSING';
export const ERROR = 'ERROR';

const NO_CHILDREN: readonly LightNode[] = [];

export function readLightTree(tree: Tree, types: NodeTypes): LightTree {
  const broken = tree.rootNode.hasError;
  const top: OpenNode = { type: 'top', field: undefined, start: 0, end: 0, children: [] };
  const comments: Range[] = [];
  const cursor = tree.walk();
  walk(cursor, types, broken, top, comments);
  cursor.delete();
  return { root: top.children[0] ?? top, comments, errors: broken ? errorsIn(top) : [] };
}

/** Without recursion, since code may be nested as deep as its author liked. */
function walk(cursor: TreeCursor, types: NodeTypes, broken: boolean, top: OpenNode, comments: Range[]): void {
  const parents: OpenNode[] = [];
  const modes: number[] = [];
  let parent = top;
  let parentMode = FIELDLESS;
  for (;;) {
    const id = cursor.nodeTypeId;
    const mode = types.modes[id] ?? KEPT | ENTERED;
    if ((mode & KEPT) !== 0 || (broken && cursor.nodeIsMissing)) {
      const node = nodeAt(cursor, types, (parentMode & FIELDLESS) === 0, broken && cursor.nodeIsMissing);
      parent.children.push(node);
      if ((mode & ENTERED) !== 0 && cursor.gotoFirstChild()) {
        parents.push(parent);
        modes.push(parentMode);
        parent = node;
        parent.children = [];
        parentMode = mode;
        continue;
      }
    } else if (mode === COMMENT) comments.push({ start: cursor.startIndex, end: cursor.endIndex });
    while (!cursor.gotoNextSibling()) {
      const above = parents.pop();
      if (above === undefined) return;
      cursor.gotoParent();
      if ((parentMode & REPAIRED) !== 0) repairLast(above, types);
      parent = above;
      parentMode = modes.pop() ?? FIELDLESS;
    }
  }
}

function nodeAt(cursor: TreeCursor, types: NodeTypes, withField: boolean, missing: boolean): OpenNode {
  return {
    type: missing ? MISSING : (types.names[cursor.nodeTypeId] ?? ERROR),
    field: withField ? types.fields[cursor.currentFieldId] : undefined,
    start: cursor.startIndex,
    end: cursor.endIndex,
    children: NO_CHILDREN as LightNode[],
  };
}

function repairLast(parent: OpenNode, types: NodeTypes): void {
  const last = parent.children.at(-1);
  const repair = last && types.repairs[last.type];
  if (repair) parent.children[parent.children.length - 1] = repair(last);
}

function errorsIn(top: LightNode): number[] {
  const errors: number[] = [];
  const pending: LightNode[] = [top];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === ERROR || node.type === MISSING) errors.push(node.start);
    else for (const child of node.children) pending.push(child);
  }
  return errors.sort((a, b) => a - b);
}
