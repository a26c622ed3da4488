import { conditionTakers, parameterMakers, rawTakers, statementRunners } from '../../extractors/security/sql-takers.ts';
import type { Value } from '../../syntax/outline.ts';
import { statementStart, statementTakers } from '../data/read-sql.ts';
import { addEffect } from '../effects/add-effect.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { Scope } from '../scope.ts';
import { isChecked } from './is-checked.ts';
import { requestInput } from './request-input.ts';
import { type Piece, textPieces } from './text-pieces.ts';

/** Statements and conditions into which a value of the request is written, instead of being handed over beside them. */
export function readSplicedSql(spot: CallSpot, facts: OperationFacts): void {
  const { call, resolver, context } = spot;
  const takesStatement = statementTakers.has(call.name) || statementRunners.test(call.name);
  if (call.tagged === true || parameterMakers.test(call.name) || !(takesStatement || conditionTakers.has(call.name)))
    return;
  if (!call.args.slice(0, 3).some((argument) => mayHoldHoles(spot, argument))) return;
  const value = statementIn(spot, takesStatement);
  const words = value === undefined ? undefined : splicedInto(spot, textPieces(resolver, context, value));
  if (words !== undefined) addEffect(facts, spot.operation, 'sql-text', words, call.name, spot.evidence());
}

/** A look at what stands here, before anything is followed: most calls are handed a text as it is. */
function mayHoldHoles({ call, resolver, context }: CallSpot, argument: Value): boolean {
  const scope = resolver.scopes.get(context.file);
  const value = argument.kind === 'list' ? argument.items[0] : argument;
  if (scope === undefined || value === undefined) return false;
  if (isBuilt(scope, value)) return true;
  if (value.kind !== 'name') return value.kind === 'call' && rawTakers.test(call.name);
  if (rawTakers.test(call.name)) return true;
  for (let fn = context.fn; fn >= 0; fn = scope.outline.functions[fn]?.parent ?? -1)
    if (scope.bindings(fn, value.name).some((binding) => isBuilt(scope, binding.value))) return true;
  return false;
}

function isBuilt({ outline }: Scope, value: Value): boolean {
  if (value.kind === 'template') return value.parts.some(({ kind }) => kind !== 'text');
  return value.kind === 'call' && /^(?:[Ff]ormat|[Ss]printf|text)$/.test(outline.calls[value.call]?.name ?? '');
}

/** A context, and what rows are read into, may stand before the statement; Ruby hands it over with its values as one list. */
function statementIn({ call, resolver, context }: CallSpot, takesStatement: boolean): Value | undefined {
  const [first] = call.args;
  const leading = first?.kind === 'list' ? first.items[0] : first;
  if (!takesStatement || (leading !== undefined && written.has(leading.kind))) return leading;
  const spells = (value: Value): boolean =>
    textPieces(resolver, context, value).some((piece) => typeof piece === 'string' && statementStart.test(piece));
  return call.args.slice(0, 3).find((argument) => mayBeBuilt.has(argument.kind) && spells(argument)) ?? leading;
}

const written = new Set(['text', 'template']);
const mayBeBuilt = new Set(['name', 'template', 'call']);

function splicedInto({ call, resolver }: CallSpot, pieces: readonly Piece[]): string | undefined {
  const written = pieces.map((piece) => (typeof piece === 'string' ? piece : '?')).join('');
  const isWhole = written === '?';
  if (isWhole ? !rawTakers.test(call.name) : !speaksSql(call.name, written)) return undefined;
  for (const piece of pieces) {
    if (typeof piece === 'string') continue;
    const input = requestInput(resolver, piece.context, piece.value);
    if (input !== undefined && !isChecked(resolver, piece.context, piece.value)) return input.words;
  }
  return undefined;
}

function speaksSql(method: string, written: string): boolean {
  if (statementStart.test(written) || conditionLike.test(written)) return true;
  return /order/i.test(method) && /^[\w.,() ]*\?/.test(written);
}

/** A comparison, a list or an order stands before the value. */
const conditionLike = /(?:[=<>]|\b(?:i?like|in|between|order by|limit|offset|and|or|set))\s*[('"%]*\?/i;
