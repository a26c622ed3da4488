import type { DataEntry, DataNode } from '../data-tree.ts';
import type { LightNode } from '../light-tree.ts';
import type { ReadValue } from './read-value.ts';

/** Functions whose result is their first argument, as far as a reader cares. */
const passing = new Set(
  `jsonencode yamlencode tolist toset tomap tostring tonumber tobool nonsensitive sensitive one try coalesce lower
  trimspace chomp flatten distinct compact sort`.split(/\s+/),
);

/** Calls of Terraform's functions that only change the form of what they are given, or put several together. */
export function createFunctionReader(
  raw: (node: LightNode) => string,
  value: ReadValue,
  written: ReadValue,
): ReadValue {
  return (call) => {
    const [name, list] = call.children;
    const args = list?.type === 'function_arguments' ? list.children : [];
    const [first] = args;
    if (name === undefined || first === undefined || args.some(({ type }) => type === 'ellipsis')) return written(call);
    const called = raw(name);
    if (passing.has(called)) return value(first);
    const together = Object.hasOwn(joining, called) ? joining[called] : undefined;
    return together?.(call, args.map(value)) ?? written(call);
  };
}

type Join = (call: LightNode, args: readonly DataNode[]) => DataNode | undefined;

const joining: Readonly<Record<string, Join>> = {
  merge: (call, args) => {
    const entries = args.flatMap((arg) => (arg.kind === 'mapping' ? [...arg.entries.values()] : spread(arg)));
    return {
      kind: 'mapping',
      entries: new Map(entries.map((each) => [each.key, each])),
      at: call.start,
      end: call.end,
    };
  },
  concat: (call, args) => {
    const items = args.flatMap((arg) => (arg.kind === 'sequence' ? arg.items : [arg]));
    return { kind: 'sequence', items, at: call.start, end: call.end };
  },
  format: (call, [pattern, ...args]) => {
    const texts = args.map(textIn);
    let index = 0;
    const text = textIn(pattern).replace(/%[sdv]/g, () => texts[index++] ?? '');
    return { kind: 'scalar', value: text, at: call.start, end: call.end };
  },
  join: (call, [between, list]) => {
    if (list?.kind !== 'sequence') return undefined;
    const text = list.items.map(textIn).join(textIn(between));
    return { kind: 'scalar', value: text, at: call.start, end: call.end };
  },
};

/** What is merged in by its name stands as a key that is its own value, until somebody knows what it names. */
function spread(node: DataNode): readonly DataEntry[] {
  const key = textIn(node);
  return key === '' ? [] : [{ key, keyAt: node.at, keyEnd: node.end, value: node }];
}

function textIn(node: DataNode | undefined): string {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : '';
}
