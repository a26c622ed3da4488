import { createSchemaCatalog } from '../../src/core/linking/data/schema-catalog.ts';
import { surroundingsOf } from '../../src/core/linking/operations/call-context.ts';
import type { CallReader } from '../../src/core/linking/operations/call-readers.ts';
import type { CallSpot } from '../../src/core/linking/operations/call-spot.ts';
import { noFacts, type OperationFacts } from '../../src/core/linking/operations/operation-facts.ts';
import type { OperationReader } from '../../src/core/linking/operations/operation-readers.ts';
import type { Resolver } from '../../src/core/linking/resolver.ts';
import type { Scope } from '../../src/core/linking/scope.ts';
import type { Operation } from '../../src/core/model/operation.ts';
import { quoteIn, resolverOf, type Story } from './resolver-of.ts';

/** What a reader finds in the calls of a story, each counted to the outermost function around it. */
export async function readCalls(story: Story, reader: CallReader): Promise<OperationFacts> {
  const resolver = await resolverOf(story);
  const facts = noFacts();
  for (const spot of spotsOf(resolver, story)) reader(spot, facts);
  return facts;
}

export function spotsOf(resolver: Resolver, story: Story): readonly CallSpot[] {
  const quote = quoteIn(story);
  const schema = createSchemaCatalog([])(() => undefined);
  return [...resolver.scopes.values()].flatMap((scope) =>
    scope.outline.calls.map((call, index): CallSpot => {
      const root = outermost(scope, call.fn);
      return {
        resolver,
        schema,
        operation: operationOf(scope, root),
        context: { file: scope.file, fn: call.fn },
        index,
        call,
        root,
        ...surroundingsOf(scope, call, root),
        evidence: () => quote(scope.file, call.start, call.end),
        quote,
      };
    }),
  );
}

/** What a reader of whole operations finds: every named function is one, and every function that a call is given. */
export async function readOperations(story: Story, reader: OperationReader): Promise<OperationFacts> {
  const resolver = await resolverOf(story);
  const quote = quoteIn(story);
  const facts = noFacts();
  for (const scope of resolver.scopes.values()) {
    const roots = new Set(scope.outline.functions.flatMap((_, fn) => (isOperation(scope, fn) ? [fn] : [])));
    for (const fn of roots)
      reader(
        {
          resolver,
          scope,
          operation: operationOf(scope, fn),
          place: { file: scope.file, fn },
          schema: createSchemaCatalog([])(() => undefined),
          isEntrance: false,
          belongs: (inner) => rootAround(scope, roots, inner) === fn,
          evidence: (at, end) => quote(scope.file, at, end),
        },
        facts,
      );
  }
  return facts;
}

/** A function of its own, or a handler that a router is given inside of another. */
function isOperation(scope: Scope, fn: number): boolean {
  const outline = scope.outline.functions[fn];
  if (fn === 0 || outline === undefined) return false;
  const receiver = outline.argumentOf === undefined ? undefined : scope.outline.calls[outline.argumentOf];
  return outline.parent === 0 || (receiver?.args.length === 2 && receiver.args[0]?.kind === 'text');
}

function rootAround(scope: Scope, roots: ReadonlySet<number>, fn: number): number | undefined {
  for (let at = fn; at > 0; at = scope.outline.functions[at]?.parent ?? 0) if (roots.has(at)) return at;
  return undefined;
}

/** The function of a file that encloses another and is itself enclosed by none. */
export function outermost(scope: Scope, fn: number): number {
  let current = fn;
  while ((scope.outline.functions[current]?.parent ?? -1) > 0) current = scope.outline.functions[current]?.parent ?? 0;
  return current;
}

export function operationOf(scope: Scope, fn: number): Operation {
  const outline = scope.outline.functions[fn];
  const cls = outline?.cls === undefined ? undefined : scope.outline.classes[outline.cls]?.name;
  const name = [cls, outline?.name].filter(Boolean).join('.') || 'anonymous';
  return {
    id: `operation:${scope.file}#${name}`,
    service: 'service:shop',
    name,
    evidence: [],
    provenance: 'extracted',
    role: 'system',
  };
}

/** What a report calls a function: its name, or `anonymous`. */
export function nameOf(resolver: Resolver, place: { readonly file: string; readonly fn: number }): string {
  const scope = resolver.scopes.get(place.file);
  return scope === undefined ? 'nowhere' : operationOf(scope, place.fn).name;
}
