import { hierarchyOf } from '../annotated/hierarchy.ts';
import type { Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { objectModel } from './sqlalchemy-object.ts';

/** Methods that models of Python have of their own, called on rows that a query gave: `get_object_or_404(Bike, pk=pk).retire()`. */
export function objectMethods(spot: CallSpot): readonly (Definition & { kind: 'function' })[] {
  const { resolver, call, schema, operation } = spot;
  if (call.on === undefined || call.new === true) return [];
  const owner = objectModel(spot, call.on);
  const file = owner && schema.model(operation.service, owner.model)?.table.evidence[0]?.file;
  const cls = owner && file ? resolver.scopes.get(file)?.classNamed(0, owner.model) : undefined;
  if (file === undefined || cls === undefined) return [];
  for (const place of hierarchyOf(resolver, { file, cls })) {
    const fn = resolver.scopes.get(place.file)?.method(place.cls, call.name, false);
    if (fn !== undefined) return [{ kind: 'function', file: place.file, fn }];
  }
  return [];
}
