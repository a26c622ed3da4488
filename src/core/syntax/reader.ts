import type { LightNode } from './light-tree.ts';
import type { BranchTest, Position, Value } from './outline.ts';
import type { OutlineDraft } from './outline-draft.ts';

/**
 * Reads one node of a type. `owner` is the call that the expression is an argument of, for as long as nothing but
 * parentheses and the like stands between.
 */
export type Handler = (reader: Reader, node: LightNode, owner: number | undefined) => Value | undefined;
export type Handlers = Readonly<Record<string, Handler>>;

/** State of reading one file. */
export interface Reader {
  readonly text: string;
  readonly outline: OutlineDraft;
  readonly handlers: ReadonlyMap<string, Handler>;
  /** Names by the function that binds them, in languages where the first assignment declares: `3 total`. */
  readonly bound: Set<string>;
  scope: Scope;
  depth: number;
}

export function createReader(text: string, outline: OutlineDraft, handlers: Reader['handlers']): Reader {
  const scope = { fn: 0, cls: undefined, loop: undefined, try: undefined };
  return { text, outline, handlers, bound: new Set(), scope, depth: 0 };
}

/** What surrounds the node that is being read. */
export interface Scope {
  readonly fn: number;
  /** Class that `this` belongs to. */
  readonly cls: number | undefined;
  readonly loop: true | undefined;
  readonly try: true | undefined;
  /** What a method calls its instance, in languages where it is a parameter: `self`. */
  readonly self?: string | undefined;
  /** What the innermost `if` around says that something is: `if ($driver === 'sqlite')`. */
  readonly given?: string | undefined;
  /** Index of the call that the innermost `with` statement holds open. */
  readonly held?: number | undefined;
  /** An `if` around checks a field of the instance that its body fills. */
  readonly filling?: true | undefined;
  /** Name that the innermost `if` around asks for, and nothing else: `if save:`. */
  readonly asked?: string | undefined;
  /** Name that a declaration gives to what is read. */
  readonly declares?: string | undefined;
  /** The one answer to its tests that a function is read for. */
  readonly answering?: (BranchTest & { readonly taken: Position[] }) | undefined;
}

/**
 * Nesting that is read. Each level takes a handful of stack frames, and engines give up at about ten thousand; code
 * that people write stays below fifty.
 */
const DEEPEST = 400;

/** The value of an expression; a statement that is read for its effect has a value of kind `other`. */
export function readValue(reader: Reader, node: LightNode | undefined, owner?: number): Value {
  if (node === undefined) return { kind: 'other', node: 'nothing' };
  const handler = reader.handlers.get(node.type);
  if (handler === undefined) {
    visit(reader, node.children);
    return { kind: 'other', node: node.type };
  }
  if (reader.depth >= DEEPEST) reportDepth(reader, node);
  else {
    reader.depth++;
    const value = handler(reader, node, owner);
    reader.depth--;
    if (value !== undefined) return value;
  }
  return { kind: 'other', node: node.type };
}

/** Reads one level further down, as far as the stack is sure to hold; undefined where it is too deep. */
export function deeper<T>(reader: Reader, node: LightNode, read: () => T): T | undefined {
  if (reader.depth >= DEEPEST) return reportDepth(reader, node);
  reader.depth++;
  const result = read();
  reader.depth--;
  return result;
}

/** Reads nodes for their effect. Types without a handler are looked through without recursion. */
export function visit(reader: Reader, nodes: readonly LightNode[]): void {
  const open: { readonly nodes: readonly LightNode[]; next: number }[] = [{ nodes, next: 0 }];
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    const node = level.nodes[level.next++];
    if (node === undefined) open.pop();
    else if (reader.handlers.has(node.type)) readValue(reader, node);
    else if (node.children.length > 0) open.push({ nodes: node.children, next: 0 });
  }
}

/** Runs `read` with parts of the scope replaced. */
export function within<T>(reader: Reader, inner: Partial<Scope>, read: () => T): T {
  const outer = reader.scope;
  reader.scope = { ...outer, ...inner };
  const result = read();
  reader.scope = outer;
  return result;
}

export function textOf(reader: Reader, node: LightNode): string {
  return reader.text.slice(node.start, node.end);
}

export function childOf(node: LightNode, field: string): LightNode | undefined {
  for (const child of node.children) if (child.field === field) return child;
  return undefined;
}

export function childOfType(node: LightNode, ...types: readonly string[]): LightNode | undefined {
  for (const child of node.children) if (types.includes(child.type)) return child;
  return undefined;
}

function reportDepth(reader: Reader, node: LightNode): undefined {
  const message = `What is nested deeper than ${DEEPEST} levels was not read.`;
  if (!reader.outline.problems.some((problem) => problem.message === message)) {
    reader.outline.problems.push({ at: node.start, message });
  }
}
