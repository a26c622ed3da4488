import type { CallOutline } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context, Definition } from '../definition.ts';
import { goTypeNames } from '../go/go-type-names.ts';
import { elementType, goTypeOf } from '../go/go-type-of.ts';
import { isGenericFunction, isTypeVariable } from '../go/type-variables.ts';
import { isInside } from '../guards/guard-by-body.ts';
import { surroundingsOf } from '../operations/call-context.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { noFacts, type OperationFacts } from '../operations/operation-facts.ts';
import { readType } from '../resolve-type.ts';
import type { Resolver } from '../resolver.ts';
import { readBun } from './read-bun.ts';
import { readGorm } from './read-gorm.ts';

const maxDepth = 4;

/**
 * `s.shows.FindByID(ctx, id)`, where `shows` is a `Repository[Show]` or embeds one whose methods speak of rows of its `T`:
 * here they are shows. The call is followed as well; inside, nothing says which table is meant.
 */
export function readGenericMethods(spot: CallSpot, facts: OperationFacts): void {
  const { resolver, context, index } = spot;
  const own = resolver.scopes.get(context.file);
  if (own === undefined || isGenericFunction(resolver, own, spot.root)) return;
  for (const callee of calleesOf(resolver, context.file, index)) {
    const scope = callee.kind === 'function' ? resolver.scopes.get(callee.file) : undefined;
    if (callee.kind !== 'function' || scope === undefined || !isGenericFunction(resolver, scope, callee.fn)) continue;
    const rows = rowsOf(spot, callee);
    if (rows.length === 1) facts.accesses.push(...accessesIn(spot, callee, withRows(resolver, rows), 0));
  }
}

/** What the type variable stands for: as the call says it, as the receiver is declared, as the rows that are given are. */
function rowsOf(spot: CallSpot, callee: FunctionPlace): readonly Definition[] {
  const { resolver, context, call } = spot;
  const written = call.typeArguments === undefined ? undefined : readType(`T${call.typeArguments}`).args[0];
  if (written !== undefined) return instances(resolver, context, written);
  const declared = call.on && goTypeOf(resolver, context, call.on);
  const [argument] = declared === undefined ? [] : (goTypeNames(declared.text)[0]?.args ?? []);
  if (declared !== undefined && argument !== undefined) return instances(resolver, declared.context, argument);
  const embedded =
    call.on === undefined ? [] : resolver.value(context, call.on).flatMap((each) => rowsBelow(resolver, each, 0));
  return embedded.length > 0 ? embedded : givenRows(spot, callee);
}

function instances(resolver: Resolver, context: Context, type: string): readonly Definition[] {
  return resolver.type(context, elementType(type)).filter(({ kind }) => kind === 'instance');
}

/** `type ShowRepository struct { *Repository[Show] }`, `type Shows = Repository[Show]` */
function rowsBelow(resolver: Resolver, definition: Definition, depth: number): readonly Definition[] {
  if (definition.kind !== 'instance' || depth > maxDepth) return [];
  const cls = resolver.scopes.get(definition.file)?.outline.classes[definition.cls];
  const context = { file: definition.file, fn: cls?.fn ?? 0 };
  for (const base of [...(cls?.bases ?? []), ...(cls?.alias === undefined ? [] : [cls.alias])]) {
    const [argument] = goTypeNames(base)[0]?.args ?? [];
    const rows =
      argument === undefined
        ? resolver.type(context, base).flatMap((each) => rowsBelow(resolver, each, depth + 1))
        : instances(resolver, context, argument);
    if (rows.length > 0) return rows;
  }
  return [];
}

/** `create(db, &show)`, where the function takes a `*T` */
function givenRows({ resolver, context, call }: CallSpot, { file, fn }: FunctionPlace): readonly Definition[] {
  const scope = resolver.scopes.get(file);
  const parameters = scope?.outline.functions[fn]?.parameters ?? [];
  const at = parameters.findIndex(
    ({ type }) => scope !== undefined && isTypeVariable(resolver, scope, elementType(type ?? '')),
  );
  const argument = call.args[at];
  if (argument === undefined) return [];
  const declared = goTypeOf(resolver, context, argument);
  if (declared !== undefined) return instances(resolver, declared.context, declared.text);
  return resolver.value(context, argument).filter(({ kind }) => kind === 'instance');
}

/** Answers as if each type variable were what the rows are. */
function withRows(resolver: Resolver, rows: readonly Definition[]): Resolver {
  return {
    ...resolver,
    type: (context: Context, text: string) => {
      const scope = resolver.scopes.get(context.file);
      return scope !== undefined && isTypeVariable(resolver, scope, text) ? rows : resolver.type(context, text);
    },
  };
}

function accessesIn(
  spot: CallSpot,
  { file, fn }: FunctionPlace,
  resolver: Resolver,
  depth: number,
): OperationFacts['accesses'] {
  const scope = resolver.scopes.get(file);
  const found = noFacts();
  if (scope === undefined || depth > maxDepth) return found.accesses;
  scope.outline.calls.forEach((call, index) => {
    if (!isInside(scope, call.fn, fn)) return;
    const { inLoop, inTransaction } = surroundingsOf(scope, call, fn);
    const inside: CallSpot = {
      ...spot,
      resolver,
      context: { file, fn: call.fn },
      call,
      index,
      inLoop: spot.inLoop || inLoop,
      inTransaction: spot.inTransaction || inTransaction,
    };
    if (readBun(inside, found) || readGorm(inside, found) || !isOwn(call)) return;
    for (const next of calleesOf(spot.resolver, file, index))
      if (next.kind === 'function' && next.fn !== fn)
        found.accesses.push(...accessesIn(inside, next, resolver, depth + 1));
  });
  return found.accesses;
}

/** A method of the same receiver. */
function isOwn({ on }: CallOutline): boolean {
  return on?.kind === 'name' && on.name === 'this';
}
