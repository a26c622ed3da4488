import type { CallOutline, Value } from '../../syntax/outline.ts';
import { annotationsIn, argumentOf } from '../annotated/annotation.ts';
import { calleesOf } from '../call-sites.ts';
import { type CatalogTable, columnOf } from '../data/schema-catalog.ts';
import type { Definition } from '../definition.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { Resolver } from '../resolver.ts';
import { changedRow } from './changed-row.ts';
import { passing, rowHeld } from './rows-behind.ts';

/** `orders.findById(id).ifPresent(o -> o.setState(…))` in a transaction: what was loaded there and changed is saved at its end. */
export function readChangedRows(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, schema, operation } = spot;
  readOwnChange(spot, facts);
  if (!/^set[A-Z]/.test(call.name) || call.args.length !== 1 || call.on?.kind !== 'name') return false;
  if (!savesAtTheEnd(spot) || !isFirstChange(spot, call.on.name)) return false;
  const model = rowHeld(spot, call.on.name);
  const entry = model === undefined ? undefined : schema.model(operation.service, model);
  if (entry === undefined) return false;
  const column = columnOf(entry, call.name.charAt(3).toLowerCase() + call.name.slice(4));
  facts.accesses.push(changedRow(spot, entry, column === undefined ? [] : [column]));
  return false;
}

/** `orders.findById(id).orElseThrow().cancel()`: an entity that changes its own fields when it is asked to. */
function readOwnChange(spot: CallSpot, facts: OperationFacts): void {
  const { call, schema, operation, resolver, context } = spot;
  if (call.on === undefined || /^(?:set|get|is|has|find)[A-Z]/.test(call.name)) return;
  if (!savesAtTheEnd(spot) || !isLoaded(spot, call.on)) return;
  for (const callee of calleesOf(resolver, context.file, spot.index)) {
    const model = modelOf(resolver, callee);
    const entry = model === undefined ? undefined : schema.model(operation.service, model);
    const columns = entry === undefined ? [] : columnsSet(resolver, entry, call.name);
    if (entry === undefined || columns.length === 0) continue;
    facts.accesses.push(changedRow(spot, entry, columns));
    return;
  }
}

/** The class whose method is called: of an object that is known, or of the row that a repository gives. */
function modelOf(resolver: Resolver, callee: Definition): string | undefined {
  if (callee.kind === 'made') {
    const steps = callee.members.slice(0, -1).map((member) => member.replace(/\(\)$/, ''));
    const isRow = steps.length > 0 && steps.every((step) => passing.has(step) || /^(?:find|get)[A-Z]/.test(step));
    return isRow ? callee.types?.names[0] : undefined;
  }
  const outline = callee.kind === 'function' ? resolver.scopes.get(callee.file)?.outline : undefined;
  const cls = callee.kind === 'function' ? outline?.functions[callee.fn]?.cls : undefined;
  return cls === undefined ? undefined : outline?.classes[cls]?.name;
}

/** Columns of the fields that a method of the entity assigns. */
function columnsSet(resolver: Resolver, entry: CatalogTable, method: string): readonly string[] {
  const scope = resolver.scopes.get(entry.table.evidence[0]?.file ?? '');
  const cls = scope?.outline.classes.findIndex(({ name }) => name === entry.table.model) ?? -1;
  const own = cls < 0 ? undefined : scope?.method(cls, method);
  const set = (scope?.outline.bindings ?? []).flatMap(({ name, fn, type }) => {
    const field = name.replace(/^this\./, '');
    const isField =
      fn === own && type === undefined && scope?.outline.classes[cls]?.fields.some((f) => f.name === field);
    return isField === true ? (columnOf(entry, field) ?? []) : [];
  });
  return [...new Set(set)];
}

/** What a call gives that makes nothing new, and that is handed to nothing that saves it. */
function isLoaded(spot: CallSpot, value: Value): boolean {
  const scope = spot.resolver.scopes.get(spot.context.file);
  if (value.kind === 'call') return scope?.outline.calls[value.call]?.new !== true;
  if (value.kind !== 'name' || scope === undefined) return false;
  const [binding, another] = scope.bindings(spot.context.fn, value.name);
  if (binding?.value.kind !== 'call' || another !== undefined) return false;
  return scope.outline.calls[binding.value.call]?.new !== true && isFirstChange(spot, value.name);
}

/** `@Transactional`, unless it only reads. */
export function savesAtTheEnd({ resolver, context, root }: CallSpot): boolean {
  const outline = resolver.scopes.get(context.file)?.outline;
  const fn = outline?.functions[root];
  const cls = fn?.cls === undefined ? undefined : outline?.classes[fn.cls];
  const [said] = [fn?.decorators, cls?.decorators].flatMap((decorators) =>
    annotationsIn(resolver, { file: context.file, fn: root }, decorators).filter(
      ({ name }) => name === 'Transactional',
    ),
  );
  const reads = said && argumentOf(said, ['readOnly'])?.value;
  return said !== undefined && !(reads?.kind === 'literal' && reads.text === 'true');
}

/** Changed here for the first time, and handed to no method that saves it. */
function isFirstChange({ resolver, context, call, root }: CallSpot, name: string): boolean {
  const scope = resolver.scopes.get(context.file);
  const others = scope?.outline.calls.filter(({ fn }) => isInside(scope, fn, root)) ?? [];
  const isChange = ({ on, name: method, at }: CallOutline): boolean =>
    on?.kind === 'name' && on.name === name && /^set[A-Z]/.test(method) && at < call.at;
  const isSaved = ({ name: method, args }: CallOutline): boolean =>
    /^(?:save|persist|merge|update)/.test(method) && args.some((value) => value.kind === 'name' && value.name === name);
  return !others.some((each) => isChange(each) || isSaved(each));
}
