import type { CallOutline } from '../../syntax/outline.ts';
import { annotationsIn, argumentOf } from '../annotated/annotation.ts';
import { columnOf } from '../data/schema-catalog.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { changedRow } from './changed-row.ts';
import { rowHeld } from './rows-behind.ts';

/** `orders.findById(id).ifPresent(o -> o.setState(…))` in a transaction: what was loaded there and changed is saved at its end. */
export function readChangedRows(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, schema, operation } = spot;
  if (!/^set[A-Z]/.test(call.name) || call.args.length !== 1 || call.on?.kind !== 'name') return false;
  if (!savesAtTheEnd(spot) || !isFirstChange(spot, call.on.name)) return false;
  const model = rowHeld(spot, call.on.name);
  const entry = model === undefined ? undefined : schema.model(operation.service, model);
  if (entry === undefined) return false;
  const column = columnOf(entry, call.name.charAt(3).toLowerCase() + call.name.slice(4));
  facts.accesses.push(changedRow(spot, entry, column === undefined ? [] : [column]));
  return false;
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
