import { entry, scalarText } from '../../syntax/data-node.ts';
import type { DataEntry, DataNode } from '../../syntax/data-tree.ts';
import { type Each, type ModuleScope, pathIn, type ReferencePath } from './module-scope.ts';
import { workedOut } from './worked-out.ts';

/** Where an expression stands: its module, and the element that its block is made for. */
export interface Place {
  readonly scope: ModuleScope;
  readonly each?: Each | undefined;
}

/** Values lead to values; who writes a circle gets what he wrote. */
const farthest = 40;

/**
 * A value with what its references mean put in their places. What only the cloud knows stays a reference, by the address
 * that holds in the whole workspace: `${@module.orders.aws_db_instance.this.endpoint}`.
 */
export function resolved(node: DataNode, place: Place, depth = 0): DataNode {
  if (depth > farthest || place.scope.work.left-- <= 0) return node;
  if (node.kind === 'sequence') {
    const items = node.items.map((item) => resolved(item, place, depth + 1));
    return { ...node, items: items.flatMap((item) => (item.kind === 'sequence' ? item.items : [item])) };
  }
  if (node.kind === 'scalar')
    return typeof node.value === 'string' ? resolvedText(node.value, node, place, depth) : node;
  const entries = [...node.entries.values()].flatMap((each) => resolvedEntry(each, place, depth));
  return { ...node, entries: new Map(entries.map((each) => [each.key, each])) };
}

/** A key that is its own value was merged in, and brings all that it means. */
function resolvedEntry(each: DataEntry, place: Place, depth: number): readonly DataEntry[] {
  const { key, value } = each;
  const held = resolved(value, place, depth + 1);
  if (!key.includes('${')) return [{ ...each, value: held }];
  if (value.kind === 'scalar' && value.value === key) return held.kind === 'mapping' ? [...held.entries.values()] : [];
  const named = resolvedText(key, value, place, depth + 1);
  return [{ ...each, key: named.kind === 'scalar' ? String(named.value) : key, value: held }];
}

function resolvedText(text: string, node: DataNode, place: Place, depth: number): DataNode {
  const whole = /^\$\{([^{}]*)\}$/.exec(text)?.[1];
  if (whole !== undefined) return follow(whole.trim(), place, depth) ?? node;
  // One that holds a map is an expression all the same, unless it is several in a row.
  const long = /^\$\{([\s\S]*)\}$/.exec(text)?.[1];
  const found = long === undefined || long.includes('${') ? undefined : workedOutAt(long, place, depth);
  if (found !== undefined) return found;
  if (!text.includes('${')) return node;
  const filled = text.replace(/(?<!\$)\$\{([^{}]*)\}/g, (hole, expression: string) => {
    const held = follow(expression.replace(/^~|~$/g, '').trim(), place, depth);
    return held?.kind === 'scalar' && held.value !== null ? String(held.value) : hole;
  });
  return { kind: 'scalar', value: filled, at: node.at, end: node.end };
}

function follow(expression: string, place: Place, depth: number): DataNode | undefined {
  const path = pathIn(expression)?.map((part) => elementNamed(part, place));
  const [first = '', ...rest] = path ?? [];
  const read = Object.hasOwn(readers, first) ? readers[first] : resource;
  if (path === undefined) return workedOutAt(expression, place, depth);
  return read?.(first === 'data' || read === resource ? path : rest, place, depth + 1);
}

function workedOutAt(expression: string, place: Place, depth: number): DataNode | undefined {
  if (depth > farthest || place.scope.work.left-- <= 0) return undefined;
  const value = workedOut(expression, (path) => follow(path, place, depth + 1));
  return value && resolved(value, place, depth + 1);
}

/** `aws_sqs_queue.late[each.key]` */
function elementNamed(part: string, { each }: Place): string {
  if (each === undefined || !part.startsWith('each.')) return part;
  return part === 'each.key' ? each.key : (scalarText(each.value) ?? part);
}

type Follow = (path: ReferencePath, place: Place, depth: number) => DataNode | undefined;

const readers: Readonly<Record<string, Follow>> = {
  var: ([name = '', ...rest], { scope }, depth) => {
    const { caller, module } = scope;
    const given = caller && entry(caller.block.body, name);
    if (caller !== undefined && given !== undefined) return within(resolved(given, caller, depth), rest, caller, depth);
    const declared = module.blocks.find((block) => block.kind === 'variable' && block.name === name);
    const value = (caller === undefined ? module.values.get(name) : undefined) ?? entry(declared?.body, 'default');
    // Who calls a module and does not give it, leaves it at nothing; what nobody calls is told by its operator.
    if (value === undefined || (isNull(value) && caller === undefined)) return undefined;
    return isNull(value) ? value : within(resolved(value, { scope }, depth), rest, { scope }, depth);
  },
  local: ([name = '', ...rest], place, depth) => {
    const blocks = place.scope.module.blocks.filter(({ kind }) => kind === 'locals');
    const value = blocks.map(({ body }) => entry(body, name)).find((found) => found !== undefined);
    return value && within(resolved(value, { scope: place.scope }, depth), rest, place, depth);
  },
  each: ([name, ...rest], place, depth) => {
    const { each } = place;
    if (each === undefined) return undefined;
    return name === 'key' ? scalarAt(each.key, each.value) : within(each.value, rest, place, depth);
  },
  module: ([name = '', ...path], { scope }, depth) => {
    const calls = scope.children.filter(({ caller }) => caller?.block.name === name);
    const [key, output, rest] =
      calls.some(({ caller }) => caller?.each !== undefined) || isIndex(path[0])
        ? [path[0], path[1], path.slice(2)]
        : [undefined, path[0], path.slice(1)];
    const child = calls.find(({ caller }) => caller?.each === undefined || caller.each.key === key);
    if (child === undefined) return addressed(scope, ['module', name, ...path]);
    const declared = child.module.blocks.find((block) => block.kind === 'output' && block.name === output);
    const value = entry(declared?.body, 'value');
    return value && within(resolved(value, { scope: child }, depth), rest, { scope: child }, depth);
  },
  path: ([name], { scope }) => {
    const at = name === 'root' || name === 'cwd' ? rootOf(scope) : scope;
    // A slash before it says that it is a path from the root of the workspace.
    return scalarAt(`/${at.module.folder === '' ? '.' : at.module.folder}`, {
      kind: 'scalar',
      value: '',
      at: 0,
      end: 0,
    });
  },
  terraform: () => undefined,
  count: () => undefined,
  self: () => undefined,
  data: (path, { scope }) => addressed(scope, path),
};

/** What a block says itself is known; what the cloud makes of it goes by its address. */
const resource: Follow = ([type = '', name = '', ...rest], { scope }, depth) => {
  const block = scope.module.blocks.find(
    (each) => each.kind === 'resource' && each.type === type && each.name === name,
  );
  if (block === undefined) return undefined;
  const said = rest.filter((part) => !isIndex(part));
  const value = said[0] === undefined || block.body.kind !== 'mapping' ? undefined : entry(block.body, said[0]);
  if (value?.kind !== 'scalar' || said.length !== 1) return addressed(scope, [type, name, ...rest]);
  return resolved(value, { scope }, depth);
};

function within(node: DataNode, path: ReferencePath, place: Place, depth: number): DataNode | undefined {
  const [first, ...rest] = path;
  if (first === undefined || depth > farthest) return node;
  if (node.kind === 'mapping') {
    const inner = entry(node, first);
    return inner && within(inner, rest, place, depth + 1);
  }
  if (node.kind === 'sequence')
    return node.items[Number(first)] && within(node.items[Number(first)] ?? node, rest, place, depth + 1);
  const address = typeof node.value === 'string' ? /^\$\{(@?[\w.[\]*-]+)\}$/.exec(node.value)?.[1] : undefined;
  return address === undefined ? undefined : scalarAt(`\${${[address, ...path].join('.')}}`, node);
}

function addressed(scope: ModuleScope, path: ReferencePath): DataNode {
  const [first = '', ...rest] = path;
  const text = rest.reduce((before, part) => (isIndex(part) ? before : `${before}.${part}`), first);
  // The sign says that it holds everywhere: what is worked out again leaves it as it is.
  return scalarAt(`\${@${scope.path}${text}}`, { kind: 'scalar', value: '', at: 0, end: 0 });
}

function isIndex(part: string | undefined): boolean {
  return part !== undefined && /^(?:\d+|\*)$/.test(part);
}

function scalarAt(value: string, { at, end }: DataNode): DataNode {
  return { kind: 'scalar', value, at, end };
}

function isNull(node: DataNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

function rootOf(scope: ModuleScope): ModuleScope {
  let at = scope;
  while (at.caller !== undefined) at = at.caller.scope;
  return at;
}
