import type { CallSpot } from '../operations/call-spot.ts';
import { readType } from '../resolve-type.ts';
import { declaredType } from '../shapes/declared-type.ts';
import { modelIn } from './query-source.ts';

const maxDepth = 3;

export function isTypeVariable(type: string): boolean {
  return /^T(?:[A-Z]\w*)?$/.test(type);
}

/** The entity that a generic class is used for: by the type of what is called, or by the class that extends it. */
export function receiverEntity(spot: CallSpot): string | undefined {
  const { resolver, context, call } = spot;
  if (call.on === undefined) return undefined;
  const declared = call.on.kind === 'name' ? typeOf(spot, call.on.name) : undefined;
  for (const type of declared === undefined ? [] : readType(declared.text).args) {
    const model = modelIn(spot, declared?.file ?? context.file, type, {});
    if (model !== undefined) return model;
  }
  const receivers = resolver.value(context, call.on);
  for (const receiver of receivers)
    if (receiver.kind === 'instance') {
      const model = modelInBases(spot, receiver.file, receiver.cls, 0);
      if (model !== undefined) return model;
    }
  return undefined;
}

function typeOf(
  { resolver, context }: CallSpot,
  name: string,
): { readonly text: string; readonly file: string } | undefined {
  const bare = name.replace(/^this\./, '');
  const local = declaredType(resolver, context, bare);
  if (local !== undefined) return { text: local.text, file: context.file };
  const scope = resolver.scopes.get(context.file);
  const cls = scope?.classAround(context.fn);
  if (scope === undefined || cls === undefined) return undefined;
  const field = scope.outline.classes[cls]?.fields.find((each) => each.name === bare);
  const making = scope.method(cls, 'constructor');
  const taken =
    making === undefined ? undefined : scope.outline.functions[making]?.parameters.find((each) => each.name === bare);
  const text = field?.type ?? taken?.type;
  return text === undefined ? undefined : { text, file: context.file };
}

function modelInBases(spot: CallSpot, file: string, cls: number, depth: number): string | undefined {
  const outline = spot.resolver.scopes.get(file)?.outline.classes[cls];
  if (outline === undefined || depth > maxDepth) return undefined;
  for (const base of outline.bases) {
    for (const type of readType(base).args) {
      const model = modelIn(spot, file, type, {});
      if (model !== undefined) return model;
    }
    for (const definition of spot.resolver.type({ file, fn: outline.fn }, base)) {
      const model =
        definition.kind === 'instance' ? modelInBases(spot, definition.file, definition.cls, depth + 1) : undefined;
      if (model !== undefined) return model;
    }
  }
  return undefined;
}
