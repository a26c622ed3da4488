import type { Value } from '../../syntax/outline.ts';
import { hierarchyOf } from '../annotated/hierarchy.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context, Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { readType } from '../resolve-type.ts';
import type { Resolver } from '../resolver.ts';
import { declaredType } from '../shapes/declared-type.ts';
import { modelIn } from './query-source.ts';

const maxDepth = 3;

export function isTypeVariable(type: string): boolean {
  return /^T(?:[A-Z]\w*)?$/.test(type);
}

/** The entity that a generic class is used for: by the type of what is called, or by the class that extends it. */
export function receiverEntity(spot: CallSpot): string | undefined {
  const { resolver, context, call } = spot;
  const { on } = call;
  if (on === undefined || isSelf(on)) return entityAround(spot, context);
  const { file, args } = (on.kind === 'call' ? typeOfCall(spot, on.call) : typeOfName(spot, on)) ?? noType;
  for (const type of args) {
    const model = modelIn(spot, file, type, {});
    if (model !== undefined) return model;
  }
  return firstModel(resolver.value(context, on), spot);
}

/** The entity that a class which extends a generic one is for. */
export function entityAround(spot: CallSpot, { file, fn }: Context): string | undefined {
  const cls = spot.resolver.scopes.get(file)?.classAround(fn);
  return cls === undefined ? undefined : modelInBases(spot, file, cls, 0);
}

function isSelf(value: Value): boolean {
  return value.kind === 'name' && /^(?:this|base|super)$/.test(value.name);
}

function firstModel(definitions: readonly Definition[], spot: CallSpot): string | undefined {
  for (const definition of definitions) {
    const model = definition.kind === 'instance' ? modelInBases(spot, definition.file, definition.cls, 0) : undefined;
    if (model !== undefined) return model;
  }
  return undefined;
}

/** What a type is of, as it is written in a file. */
interface TypeArguments {
  readonly file: string;
  readonly args: readonly string[];
}

const noType: TypeArguments = { file: '', args: [] };

/** `unitOfWork.Repository<Order>()` says what it is of, or the method that is called does. */
function typeOfCall({ resolver, context: { file } }: CallSpot, index: number): TypeArguments | undefined {
  const written = resolver.scopes.get(file)?.outline.calls[index]?.typeArguments;
  if (written !== undefined) return { file, args: readType(`C${written}`).args };
  for (const callee of calleesOf(resolver, file, index)) {
    const outline =
      callee.kind === 'function' ? resolver.scopes.get(callee.file)?.outline.functions[callee.fn] : undefined;
    if (callee.kind === 'function' && outline?.result !== undefined)
      return { file: callee.file, args: readType(outline.result).args };
  }
  return undefined;
}

function typeOfName({ resolver, context }: CallSpot, value: Value): TypeArguments | undefined {
  if (value.kind !== 'name') return undefined;
  const bare = value.name.replace(/^this\./, '');
  const local = declaredType(resolver, context, bare);
  if (local !== undefined) return { args: readType(local.text).args, file: context.file };
  const dot = bare.lastIndexOf('.');
  const cls = resolver.scopes.get(context.file)?.classAround(context.fn);
  const around: readonly Definition[] = cls === undefined ? [] : [{ kind: 'instance', file: context.file, cls }];
  const owners = dot < 0 ? around : resolver.value(context, { kind: 'name', name: bare.slice(0, dot) });
  for (const owner of owners) {
    const found = owner.kind === 'instance' ? typeOfMember(resolver, owner, bare.slice(dot + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** As a field or property is declared, or the constructor's parameter that is kept under its name. */
function typeOfMember(
  resolver: Resolver,
  owner: Definition & { kind: 'instance' },
  name: string,
): TypeArguments | undefined {
  for (const { file, cls } of hierarchyOf(resolver, owner)) {
    const scope = resolver.scopes.get(file);
    const field = scope?.outline.classes[cls]?.fields.find((each) => each.name === name);
    const making = scope?.method(cls, 'constructor');
    const taken =
      making === undefined
        ? undefined
        : scope?.outline.functions[making]?.parameters.find((each) => each.name === name);
    const text = field?.type ?? taken?.type;
    if (text !== undefined) return { file, args: readType(text).args };
  }
  return undefined;
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
