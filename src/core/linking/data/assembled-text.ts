import type { Binding, Position, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { collectedItems } from './collected-items.ts';

/** A statement that several others put together. */
export interface AssembledText {
  /** What every run has. */
  readonly text: string;
  /** With all that only some runs add. */
  readonly most: string;
  /** False where parts cannot be told, or one may stand for another. */
  readonly whole: boolean;
}

interface Piece {
  readonly text: string;
  readonly branch?: Position | undefined;
}

interface Trace {
  readonly resolver: Resolver;
  readonly until: Position;
  readonly depth: number;
  /** The variable whose earlier texts are known, as pieces. */
  readonly known?: { readonly name: string; readonly pieces: readonly Piece[] };
}

/** People nest fewer texts than this into one statement; the bound keeps hostile input cheap. */
const maxDepth = 8;

/**
 * `let sql = 'SELECT …'; if (name) sql += ' AND name = ?'; sql += ' LIMIT 20'`, and what lists of conditions join to.
 * Undefined for a text that is written in one piece.
 */
export function assembledText(
  resolver: Resolver,
  context: Context,
  value: Value,
  until: Position,
): AssembledText | undefined {
  if (!isAssembled(resolver, context, value)) return undefined;
  const pieces = piecesOf({ resolver, until, depth: 0 }, context, value);
  if (pieces === undefined) return undefined;
  const textOf = (list: readonly Piece[]): string => list.map(({ text }) => text).join('');
  return {
    text: textOf(pieces.filter(({ branch }) => branch === undefined)),
    most: textOf(pieces),
    whole: pieces.every(({ branch }) => branch === undefined || branch >= 0),
  };
}

function isAssembled(resolver: Resolver, context: Context, value: Value): boolean {
  const scope = resolver.scopes.get(context.file);
  if (scope === undefined) return false;
  if (value.kind === 'name') return (boundIn(scope, context.fn, value.name)?.bindings.length ?? 0) > 1;
  return value.kind === 'template' && value.parts.some((part) => part.kind === 'call' || part.kind === 'name');
}

interface Bound {
  readonly fn: number;
  readonly bindings: readonly Binding[];
}

/** Constants of the file are resolved as any other text. */
function boundIn(scope: Scope, from: number, name: string): Bound | undefined {
  for (let fn = from; fn > 0; fn = scope.outline.functions[fn]?.parent ?? 0) {
    const bindings = scope.bindings(fn, name);
    if (bindings.length > 0) return { fn, bindings };
  }
  return undefined;
}

/** Undefined where nobody knows what the text begins with. */
function piecesOf(trace: Trace, context: Context, value: Value): readonly Piece[] | undefined {
  if (trace.depth > maxDepth) return undefined;
  const deeper = { ...trace, depth: trace.depth + 1 };
  switch (value.kind) {
    case 'text':
      return [{ text: value.text }];
    case 'template': {
      const parts = value.parts.map((part) => piecesOf(deeper, context, part));
      return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
    }
    case 'either':
      return eitherPieces(deeper, context, value.options);
    case 'name':
      return namedPieces(deeper, context, value.name) ?? plain(trace, context, value);
    case 'call':
      return joinedPieces(deeper, context, value.call) ?? plain(trace, context, value);
    default:
      return plain(trace, context, value);
  }
}

function plain({ resolver }: Trace, context: Context, value: Value): readonly Piece[] {
  return [{ text: resolveText(resolver, context, value)?.text ?? '{}' }];
}

/** `${conditions.length > 0 ? `WHERE …` : ''}` */
function eitherPieces(trace: Trace, context: Context, options: readonly Value[]): readonly Piece[] | undefined {
  const written = options.filter((option) => !(option.kind === 'text' && option.text.trim() === ''));
  const [only, another] = written;
  if (only === undefined) return [];
  if (another !== undefined || only.kind === 'literal') return undefined;
  const found = piecesOf(trace, context, only);
  return options.length === written.length ? found : found?.map((piece) => ({ ...piece, branch: piece.branch ?? 0 }));
}

function namedPieces(trace: Trace, context: Context, name: string): readonly Piece[] | undefined {
  const { resolver, until, known } = trace;
  if (known?.name === name) return known.pieces;
  const scope = resolver.scopes.get(context.file);
  const bound = scope === undefined ? undefined : boundIn(scope, context.fn, name);
  if (bound === undefined) return undefined;
  const place = { file: context.file, fn: bound.fn };
  let pieces: readonly Piece[] | undefined;
  for (const { value, end, branch } of bound.bindings) {
    if (end > until && bound.fn === context.fn) break;
    const isFurther =
      value.kind === 'template' && value.parts.some((part) => part.kind === 'name' && part.name === name);
    // One arm gives another text: none is the text of every run.
    if (!isFurther && branch !== undefined) return undefined;
    if (isFurther && pieces === undefined) return undefined;
    const before = pieces ?? [];
    const found = piecesOf({ ...trace, known: { name, pieces: before } }, place, value);
    pieces = found?.map((piece) => (before.includes(piece) ? piece : { ...piece, branch: piece.branch ?? branch }));
    if (pieces === undefined) return undefined;
  }
  return pieces;
}

/** `conditions.join(' AND ')`, `" AND ".join(conditions)`, `strings.Join(conditions, " AND ")`, `implode(' AND ', …)` */
function joinedPieces(trace: Trace, context: Context, index: number): readonly Piece[] | undefined {
  const { resolver } = trace;
  const call = resolver.scopes.get(context.file)?.outline.calls[index];
  if (call === undefined || !joining.has(call.name)) return undefined;
  const values = [...(call.on === undefined ? [] : [call.on]), ...call.args];
  const separator = values.find((each) => each.kind === 'text');
  const lists = values.flatMap((each) => collectedItems(resolver, { file: context.file, fn: call.fn }, each) ?? []);
  const [list, another] = lists;
  if (separator?.kind !== 'text' || list === undefined || another !== undefined || !list.whole) return undefined;
  const items = list.items.map(({ context: place, value, branch }) =>
    piecesOf(trace, place, value)?.map((piece) => ({ ...piece, branch: piece.branch ?? branch })),
  );
  const isSure = list.items.some(({ branch }) => branch === undefined);
  const known = items.flatMap((each) => (each === undefined ? [] : [each]));
  if (known.length < items.length) return undefined;
  // Where every item is one of some runs only, a condition that always holds stands for none of them.
  const always: readonly (readonly Piece[])[] =
    /\band\b/i.test(separator.text) && !isSure ? [[{ text: '1 = 1' }], ...known] : known;
  return always.flatMap((each, at) => {
    const isLater = at > 0 && each[0] !== undefined;
    return isLater ? [{ text: separator.text, branch: each[0]?.branch }, ...each] : each;
  });
}

const joining = new Set(['join', 'Join', 'implode']);
