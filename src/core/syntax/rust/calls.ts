import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import type { CallDraft } from '../outline-draft.ts';
import { childOf, childOfType, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { withSql } from '../text-values.ts';
import { treeValues } from './attributes.ts';
import { filledBraces } from './filled-braces.ts';
import { dotted, pathOf } from './names.ts';

export const calls: Handlers = {
  call_expression: (reader, node) => {
    const { callee, typeArguments } = calleeOf(reader, childOf(node, 'function'));
    const written = childOf(node, 'arguments');
    const args = (written?.children ?? []).filter(({ type }) => type !== ',');
    const [only] = args;
    if (callee.on !== undefined && passing.has(callee.name)) return callee.on;
    const path = callee.on?.kind === 'name' ? `${callee.on.name}.${callee.name}` : callee.name;
    if (args.length === 1 && wrappers.has(path.split('.').slice(-2).join('.'))) return readValue(reader, only);
    if (path === 'Err') readFailure(reader, node, only);
    return addCall(reader, node, { ...callee, typeArguments }, (call) =>
      args.map((each) => readValue(reader, each, call)),
    );
  },
  macro_invocation: readMacro,
};

/** Methods that give what they are called on, as far as an outline tells things apart. */
const passing = new Set(
  'clone unwrap expect as_ref as_mut as_str to_string to_owned into as_deref cloned borrow trim_end_matches'.split(' '),
);

/** What holds one value and stands for it. */
const wrappers = new Set(
  'Ok Some Box.new Arc.new Rc.new Data.new Mutex.new RwLock.new Cow.Borrowed Cow.Owned'.split(' '),
);

/** `Err(Missing)` is how an exception looks here. */
function readFailure(reader: Reader, { start, end }: LightNode, failure: LightNode | undefined): void {
  const value = failure && readValue(reader, failure);
  if (value !== undefined) reader.outline.throws.push({ value, fn: reader.scope.fn, at: start, end });
}

type Callee = Pick<CallDraft, 'on' | 'name' | 'at'>;

function calleeOf(reader: Reader, node: LightNode | undefined): { callee: Callee; typeArguments?: string | undefined } {
  if (node === undefined) return { callee: { name: '', at: 0 } };
  if (node.type === 'generic_function') {
    const types = childOf(node, 'type_arguments');
    return { ...calleeOf(reader, childOf(node, 'function')), typeArguments: types && textOf(reader, types) };
  }
  if (node.type === 'field_expression') {
    const field = childOf(node, 'field');
    const on = readValue(reader, childOf(node, 'value'));
    return { callee: { on, name: field ? textOf(reader, field) : '', at: field?.start ?? node.start } };
  }
  if (node.type === 'identifier') return { callee: named(dotted(reader, node), node) };
  if (node.type === 'scoped_identifier') return { callee: named(pathOf(reader, node), node) };
  return { callee: { on: readValue(reader, node), name: '', at: node.start } };
}

/** `orders::find` is `find` of `orders`. */
function named(path: string, node: LightNode): Callee {
  const dot = path.lastIndexOf('.');
  const name = path.slice(dot + 1);
  const on: Value | undefined = dot < 0 ? undefined : { kind: 'name', name: path.slice(0, dot) };
  return { on, name, at: Math.max(node.start, node.end - name.length) };
}

function addCall(
  reader: Reader,
  node: LightNode,
  callee: Callee & Pick<CallDraft, 'typeArguments'>,
  argumentsOf: (call: number) => readonly Value[],
): Value {
  const { fn, loop, try: tried } = reader.scope;
  const call: CallDraft = { ...callee, args: [], fn, start: node.start, end: node.end, loop, try: tried };
  const index = reader.outline.calls.push(call) - 1;
  call.args.push(...argumentsOf(index));
  return { kind: 'call', call: index };
}

const formats = new Set(['format', 'println', 'print', 'eprintln', 'write', 'writeln', 'panic', 'format_args']);

/** Macros are calls; `vec![…]` is its list and `format!("/orders/{}", id)` its text. */
function readMacro(reader: Reader, node: LightNode, owner: number | undefined): Value {
  const macro = childOf(node, 'macro');
  const tree = childOfType(node, 'token_tree');
  const path = macro ? dotted(reader, macro) : '';
  if (path === 'vec' && tree) return { kind: 'list', items: treeValues(reader, tree) };
  const callee = macro ? named(path, macro) : { name: '', at: node.start };
  if (!formats.has(path)) return addCall(reader, node, callee, () => (tree ? treeValues(reader, tree) : []));
  const [text, ...rest] = tree ? treeValues(reader, tree) : [];
  if (path !== 'format' || text?.kind !== 'text') return { kind: 'other', node: path };
  return withSql(reader, filledBraces(text.text, rest), node, owner);
}
