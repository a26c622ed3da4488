import { type ClassPlace, hierarchyOf } from '../annotated/hierarchy.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context, Definition } from '../definition.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { rememberPerResolver } from '../remember-per-resolver.ts';
import type { Resolver } from '../resolver.ts';
import { accessesIn } from './inherited-models.ts';
import { receiversOf } from './model-member.ts';
import { readKnex } from './read-knex.ts';
import { textsOf } from './texts-of-member.ts';

/** What base classes call the table that each class below them has. */
const tableName = /^this\.(_?table(?:_?name)?)$/i;

/**
 * `ports.list()`, where `list` belongs to a base of repositories that asks `knex(this.tableName)`: for ports it asks their
 * table. The call is followed as well; inside, nothing says which table is meant.
 */
export function readInheritedTables(spot: CallSpot, facts: OperationFacts): void {
  const { resolver, context, call, index } = spot;
  if (call.on === undefined || call.new === true) return;
  for (const callee of calleesOf(resolver, context.file, index)) {
    if (callee.kind !== 'function') continue;
    const property = remember(resolver, `${callee.file}#${callee.fn}`, () => tableMember(resolver, callee, 0));
    const owner = resolver.scopes.get(callee.file)?.outline.functions[callee.fn]?.cls;
    if (property === undefined || owner === undefined) continue;
    // Of a single class below, what it says is known inside as well.
    if (textsOf(resolver, callee, `this.${property}`).size === 1) return;
    for (const receiver of receiversOf(spot)) {
      const table = tableOf(resolver, receiver, { file: callee.file, cls: owner }, property);
      if (table !== undefined) facts.accesses.push(...accessesIn(spot, callee, property, [table], [readKnex], 0));
    }
    return;
  }
}

/** Many calls lead to the same few methods. */
const remember = rememberPerResolver<string | undefined>(undefined);

const maxDepth = 4;

/** The member through which a method, or one of its class that it uses, names its table. */
function tableMember(resolver: Resolver, { file, fn }: Context, depth: number): string | undefined {
  const scope = resolver.scopes.get(file);
  const cls = scope?.outline.functions[fn]?.cls;
  if (scope === undefined || cls === undefined || depth > maxDepth) return undefined;
  for (const index of scope.callsWithin(fn)) {
    const call = scope.outline.calls[index];
    if (call === undefined || !isInside(scope, call.fn, fn)) continue;
    const [first] = call.args;
    const named = first?.kind === 'name' ? tableName.exec(first.name)?.[1] : undefined;
    if (named !== undefined) return named;
    const isOwn = call.on?.kind === 'name' && call.on.name === 'this';
    const next = isOwn ? scope.method(cls, call.name) : undefined;
    const found = next === undefined || next === fn ? undefined : tableMember(resolver, { file, fn: next }, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `tableName = 'ports'` of a class below, or what it hands to its parent: `super('ports')`. */
function tableOf(resolver: Resolver, from: ClassPlace, base: ClassPlace, property: string): Definition | undefined {
  for (const { file, cls } of hierarchyOf(resolver, from)) {
    if (file === base.file && cls === base.cls) return undefined;
    const scope = resolver.scopes.get(file);
    const field = scope?.outline.classes[cls]?.fields.find(({ name }) => name === property)?.default;
    if (field?.kind === 'text') return { kind: 'value', context: { file, fn: 0 }, value: field };
    const making = scope?.method(cls, 'constructor');
    const handed = scope?.outline.calls.find(
      ({ name, fn }) => name === 'super' && fn === making && making !== undefined,
    );
    const value = handed?.args[positionOf(resolver, base, property)];
    if (value?.kind === 'text') return { kind: 'value', context: { file, fn: 0 }, value };
  }
  return undefined;
}

/** The parameter by which the base is told its table: `constructor(protected readonly table: string)`. */
function positionOf(resolver: Resolver, { file, cls }: ClassPlace, property: string): number {
  const scope = resolver.scopes.get(file);
  const making = scope?.method(cls, 'constructor');
  const kept = scope?.members(cls, property)[0]?.value;
  const name = kept?.kind === 'name' ? kept.name : property;
  const parameters = making === undefined ? [] : (scope?.outline.functions[making]?.parameters ?? []);
  return parameters.findIndex((each) => each.name === name);
}
