import type { CallOutline } from '../../syntax/outline.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { rowOf, typedRecord } from './typed-record.ts';

/** How a relation of the object that a method is called on is named among what callers hand over. */
export function ofItself(relation: string): string {
  return `this.${relation}`;
}

/** Relations that came along with the rows that a call of a method is made on: `stories.includes(:user).map(&:as_json)`. */
export function broughtAlong(resolver: Resolver, scope: Scope, call: CallOutline, method: string): readonly string[] {
  if (scope.outline.language !== 'ruby' || call.on === undefined) return [];
  const isForEach = call.args.some((value) => value.kind === 'text' && value.text === method);
  if (call.name !== method && !isForEach) return [];
  const on = typedRecord(resolver, { file: scope.file, fn: call.fn }, call.on);
  const row = isForEach ? rowOf(on) : on;
  return row?.kind === 'row' ? row.preloaded.map(ofItself) : [];
}
