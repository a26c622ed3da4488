import { dotnet } from '../../extractors/http/dotnet.ts';
import type { DataVerb } from '../../model/data-access.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import { attributesOf, textsOf } from '../aspnet/attributes.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { Resolver } from '../resolver.ts';
import { plainAccess } from './access-fact.ts';

interface RowMethod {
  readonly verb: DataVerb;
  /** Chosen by the key. */
  readonly keyed?: true;
  readonly many?: true;
}

/** What Dapper.Contrib adds to connections, without the `Async` that each may end with. */
const rowMethods: Readonly<Record<string, RowMethod>> = {
  Get: { verb: 'select', keyed: true },
  GetAll: { verb: 'select', many: true },
  Insert: { verb: 'insert' },
  Update: { verb: 'update', keyed: true },
  Delete: { verb: 'delete', keyed: true },
  DeleteAll: { verb: 'delete', many: true },
};

/** `connection.GetAsync<Courier>(id)`, `connection.InsertAsync(courier)`: rows of the table that the class is called after. */
export function readRowMethods(spot: CallSpot, facts: OperationFacts): void {
  const { resolver, call, schema, operation } = spot;
  const name = call.name.replace(/Async$/, '');
  const method = Object.hasOwn(rowMethods, name) ? rowMethods[name] : undefined;
  const place = method === undefined || !isOnConnection(spot) ? undefined : rowClass(spot, call);
  if (method === undefined || place === undefined) return;
  const named = tableName(resolver, place);
  const entry = schema.table(operation.service, named);
  const keys = method.keyed ? (entry?.table.primaryKey ?? []) : [];
  facts.accesses.push({
    ...plainAccess,
    spot,
    library: 'sql',
    table: { name: entry?.table.name ?? named, entry },
    verb: method.verb,
    many: method.many === true,
    filters: keys.map((column) => ({ column, operator: 'equal' as const })),
    ...(method.keyed && method.verb === 'select' && { limit: { kind: 'constant' as const, value: 1 } }),
  });
}

function isOnConnection({ resolver, context, call }: CallSpot): boolean {
  if (call.on === undefined || call.new === true) return false;
  return resolver
    .value(context, call.on)
    .some(
      (each) =>
        each.kind === 'made' &&
        each.module === dotnet &&
        each.members.length === 0 &&
        /Connection$/.test(each.maker.at(-1) ?? ''),
    );
}

/** The class of the rows: as it is written where they are read, or that of what is handed over. */
function rowClass({ resolver, context }: CallSpot, call: CallOutline): ClassPlace | undefined {
  const [first] = call.args;
  const bound = first?.kind === 'name' ? boundCall(resolver, context, first.name) : undefined;
  const written = (call.typeArguments ?? bound?.typeArguments)?.slice(1, -1);
  const definitions =
    written !== undefined
      ? resolver.type({ file: context.file, fn: 0 }, written)
      : first === undefined
        ? []
        : resolver.value(context, first);
  const [only, another] = definitions.flatMap((each) => (each.kind === 'instance' ? [each] : []));
  return another === undefined ? only : undefined;
}

/** The call whose result a variable holds. */
function boundCall(resolver: Resolver, { file, fn }: Context, name: string): CallOutline | undefined {
  const scope = resolver.scopes.get(file);
  const [binding] = scope?.bindings(fn, name) ?? [];
  return binding?.value.kind === 'call' ? scope?.outline.calls[binding.value.call] : undefined;
}

function tableName(resolver: Resolver, { file, cls }: ClassPlace): string {
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  const table = attributesOf({ file, fn: outline?.fn ?? 0 }, outline?.decorators ?? []).find(
    ({ name }) => name.split('.').at(-1) === 'Table',
  );
  return (table && textsOf(resolver, table)[0]) ?? `${outline?.name ?? ''}s`;
}
