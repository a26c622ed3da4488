import type { CallOutline } from '../../syntax/outline.ts';
import { modelFor, modelName, withMember } from '../data/class-models.ts';
import type { Context, Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { modelOf } from './model.ts';

/** `$this->model` of a class below a base of repositories is the model that the class names. */
export function ownModel({ resolver }: CallSpot, { file, fn }: Context, name: string): readonly Definition[] {
  const property = modelName.exec(name)?.[1];
  const scope = property === undefined || name.split('.').length > 2 ? undefined : resolver.scopes.get(file);
  const cls = scope?.classAround(fn);
  return property === undefined || cls === undefined || (scope?.outline.classes[cls]?.bases ?? []).length === 0
    ? []
    : modelFor(resolver, { file, cls }, undefined, property);
}

/** What a base of repositories gives is of the model of the one that is asked. */
export function asReceiver(spot: CallSpot, context: Context, call: CallOutline | undefined): CallSpot {
  const [receiver, another] = call?.on === undefined ? [] : spot.resolver.value(context, call.on);
  if (receiver?.kind !== 'instance' || another !== undefined) return spot;
  const model = modelFor(spot.resolver, receiver, undefined, 'model');
  return model.length === 0 ? spot : { ...spot, resolver: withMember(spot.resolver, 'model', model) };
}

/** Whether a value may be of more models than one. */
export function isOfSeveral({ resolver }: CallSpot, definitions: readonly Definition[]): boolean {
  return new Set(definitions.map((each) => modelOf(resolver, each)?.table)).size > 1;
}
