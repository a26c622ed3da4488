import { isSifted } from '../is-sifted.ts';
import type { LightNode } from '../light-tree.ts';
import type { Entry, Value } from '../outline.ts';
import type { CallDraft } from '../outline-draft.ts';
import { childOfType, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { receiverOf } from './receiver-of.ts';

export const calls: Handlers = {
  call_expression: (reader, node) => readCall(reader, node, node),
  annotated_lambda: (reader, node, owner) => readValue(reader, childOfType(node, 'lambda_literal'), owner),
  value_argument: (reader, node, owner) => readValue(reader, node.children.at(-1), owner),
  spread_expression: (reader, node) => ({ kind: 'spread', of: readValue(reader, node.children.at(-1)) }),
  constructor_invocation: (reader, node) => readCall(reader, node, node),
  infix_expression: readInfix,
};

/** Ways of saying that a text is meant as it stands, without the indentation of its lines. */
const trims = new Set(['trimIndent', 'trimMargin', 'trim']);

/**
 * A call whose last argument is a block is written as the call without it, called with the block: both are one. The call
 * takes its place in the list after its receiver and before its arguments.
 */
function readCall(reader: Reader, node: LightNode, whole: LightNode): Value {
  const parts = partsOf(node);
  const { on, name, at } = calleeOf(reader, parts.callee);
  if (on !== undefined && trims.has(name) && (on.kind === 'text' || on.kind === 'template')) return on;
  return addCall(reader, { on, name, at }, whole, parts);
}

interface Parts {
  readonly callee: LightNode | undefined;
  readonly typeArguments?: LightNode | undefined;
  readonly written: readonly LightNode[];
  readonly block?: LightNode | undefined;
}

function partsOf(node: LightNode): Parts {
  const [callee] = node.children;
  const written = childOfType(node, 'value_arguments');
  const block = childOfType(node, 'annotated_lambda');
  if (
    callee?.type === 'call_expression' &&
    written === undefined &&
    block !== undefined &&
    !childOfType(callee, 'annotated_lambda')
  ) {
    const inner = partsOf(callee);
    return { ...inner, block };
  }
  const typeArguments = childOfType(node, 'type_arguments');
  return { callee, typeArguments, written: written?.children ?? [], block };
}

type Callee = Pick<CallDraft, 'on' | 'name' | 'at'>;

function calleeOf(reader: Reader, callee: LightNode | undefined): Callee {
  if (callee === undefined) return { name: '', at: 0 };
  const [object, member] = callee.children;
  if (callee.type === 'navigation_expression' && object && member && member.type !== '::')
    return {
      on: readValue(reader, receiverOf(object)),
      name: textOf(reader, member).replaceAll('`', ''),
      at: member.start,
    };
  if (callee.type === 'identifier' || callee.type === 'user_type')
    return {
      name: textOf(reader, callee)
        .replace(/<[\s\S]*$/, '')
        .replaceAll('`', ''),
      at: callee.start,
    };
  return { on: readValue(reader, callee), name: '', at: callee.start };
}

function addCall(reader: Reader, callee: Callee, node: LightNode, parts: Parts): Value {
  const { fn, loop, try: tried } = reader.scope;
  const call: CallDraft = {
    ...callee,
    args: [],
    fn,
    start: node.start,
    end: parts.written.at(-1)?.end ?? parts.callee?.end ?? node.end,
    loop,
    try: tried,
    // Types are written large, functions small, and nothing else tells a constructor.
    new: /^[A-Z]\w*[a-z]/.test(callee.name) || undefined,
    typeArguments: parts.typeArguments && textOf(reader, parts.typeArguments),
  };
  const index = reader.outline.calls.push(call) - 1;
  call.args.push(...argumentsOf(reader, parts, index));
  if (callee.name === 'error' && callee.on === undefined)
    reader.outline.throws.push({ value: { kind: 'call', call: index }, fn, at: node.start, end: node.end });
  throwMissing(reader, call, node);
  return { kind: 'call', call: index };
}

/** `orElseThrow { MissingOrder(id) }` throws what the block gives. */
function throwMissing(reader: Reader, call: CallDraft, { start, end }: LightNode): void {
  const supplier = call.args.at(-1);
  if (call.name !== 'orElseThrow' || supplier?.kind !== 'function') return;
  const value = reader.outline.functions[supplier.fn]?.returns.at(-1);
  const missing = isSifted(reader.outline.calls, call) ? undefined : true;
  if (value !== undefined) reader.outline.throws.push({ value, fn: supplier.fn, missing, at: start, end });
}

/** Named arguments stand together in one object behind the others. */
function argumentsOf(reader: Reader, { written, block }: Parts, call: number): readonly Value[] {
  const args: Value[] = [];
  const entries: Entry[] = [];
  for (const argument of written) {
    const [first, equals] = argument.children;
    const value = readValue(reader, argument.children.at(-1), call);
    if (first !== undefined && equals?.type === '=')
      entries.push({ key: textOf(reader, first), value, at: argument.start });
    else if (argument.children[0]?.type === '*') args.push({ kind: 'spread', of: value });
    else args.push(value);
  }
  if (entries.length > 0) args.push({ kind: 'object', entries, spreads: [], keywords: true });
  if (block) args.push(readValue(reader, block, call));
  return args;
}

/** `Users.id eq 3` is a call of `eq`, `"id" to 3` a pair. */
function readInfix(reader: Reader, node: LightNode): Value {
  const [left, operator, right] = node.children;
  const on = readValue(reader, left);
  const name = operator ? textOf(reader, operator) : '';
  const { fn, loop, try: tried } = reader.scope;
  const place = { fn, at: operator?.start ?? node.start, start: node.start, end: node.end, loop, try: tried };
  if (name === 'to') return { kind: 'list', items: [on, readValue(reader, right)] };
  const call: CallDraft = { ...place, on, name, args: [] };
  const index = reader.outline.calls.push(call) - 1;
  call.args.push(readValue(reader, right, index));
  return { kind: 'call', call: index };
}
