import { decoratedFrameworks } from '../../extractors/http/decorated-frameworks.ts';
import { litestar } from '../../extractors/http/litestar.ts';
import { type Shape, type ShapeField, unknownShape } from '../../model/shape.ts';
import type { Entry, ParameterOutline } from '../../syntax/outline.ts';
import { fillersOf } from '../http/decorated/injected-guards.ts';
import { pathTemplate, templateParameters } from '../http/path-template.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import { objectOf } from './make-shape.ts';
import type { PartName, RequestParts } from './request-part.ts';
import { boundShape, toldKeywords } from './told-keywords.ts';
import { typeShape } from './type-shape.ts';

/** What marks where a parameter comes from: `q: str = Query()`, `q: Annotated[str, Query()]`. */
const marks: Readonly<Record<string, PartName>> = {
  Path: 'path',
  Query: 'query',
  Header: 'header',
  Cookie: 'cookie',
  Body: 'body',
  Form: 'body',
  File: 'body',
};

/** `filters: Query[Filters]` of Django Ninja. */
const marked = /^(?:\w+\.)?(Path|Query|Header|Cookie|Body|Form|File)\[(.+)\]$/;

/** Parameters of a handler that its framework fills from the request by their names and types. */
export function signatureParts(resolver: Resolver, route: Route, handler: FunctionPlace | undefined): RequestParts {
  const vocabulary = decoratedFrameworks.find(({ id }) => id === route.framework);
  const outline = handler && resolver.scopes.get(handler.file)?.outline.functions[handler.fn];
  if (handler !== undefined && route.framework === litestar.id) return litestarParts(resolver, route, handler);
  if (handler === undefined || outline === undefined || vocabulary?.bySignature !== true) return {};
  const inPath = new Set(templateParameters(pathTemplate(route.path)));
  const parts: Partial<Record<PartName, Shape>> = {};
  const add = (place: FunctionPlace, parameters: readonly ParameterOutline[], isHandler: boolean): void => {
    for (const parameter of parameters) {
      const read = readParameter(resolver, place, parameter, inPath);
      // What a dependency takes is a part of the request as well, but no body says so by its type alone.
      if (read === undefined || (!isHandler && read.part === 'body')) continue;
      const { part, field } = read;
      const known = parts[part]?.type === 'object' ? parts[part].fields : [];
      if (part === 'body' && field.shape.type === 'object') parts[part] = field.shape;
      else if (field.shape.type === 'object') parts[part] = objectOf([...known, ...field.shape.fields]);
      else if (!known.some(({ name }) => name === field.name)) parts[part] = objectOf([...known, field]);
    }
  };
  add(handler, outline.parameters, true);
  for (const filler of fillersOf(resolver, vocabulary, handler))
    add(filler, resolver.scopes.get(filler.file)?.outline.functions[filler.fn]?.parameters ?? [], false);
  return parts;
}

/** Litestar fills the body as `data`; what it injects otherwise is seldom a plain value. */
function litestarParts(resolver: Resolver, route: Route, handler: FunctionPlace): RequestParts {
  const inPath = new Set(templateParameters(pathTemplate(route.path)));
  const outline = resolver.scopes.get(handler.file)?.outline;
  const fields = new Map<PartName, ShapeField[]>();
  const parts: Partial<Record<PartName, Shape>> = {};
  for (const { name, type, default: given, optional } of outline?.functions[handler.fn]?.parameters ?? []) {
    if (type === undefined || litestar.reserved.has(name)) continue;
    const shape = typeShape(resolver, handler, type);
    if (name === 'data') parts.body = shape;
    if (name === 'data' || shape.type === 'object' || shape.type === 'unknown') continue;
    const call = given?.kind === 'call' ? outline?.calls[given.call] : undefined;
    const options = call?.args.flatMap((value) => (value.kind === 'object' ? value.entries : [])) ?? [];
    const told = options.find(({ key }) => key === 'header' || key === 'cookie' || key === 'query');
    const part = inPath.has(name) ? 'path' : told?.key === 'header' || told?.key === 'cookie' ? told.key : 'query';
    const named = told?.value.kind === 'text' ? told.value.text : name;
    const field = { name: named, shape, required: optional !== true };
    fields.set(part, [...(fields.get(part) ?? []), field]);
  }
  for (const [part, own] of fields) parts[part] = objectOf(own);
  return parts;
}

function readParameter(
  resolver: Resolver,
  place: FunctionPlace,
  parameter: ParameterOutline,
  inPath: ReadonlySet<string>,
): { readonly part: PartName; readonly field: ShapeField } | undefined {
  const { name } = parameter;
  const generic = marked.exec(parameter.type ?? '');
  const type = generic?.[2] ?? parameter.type;
  const mark = generic === null ? markOf(resolver, place, parameter) : marks[generic[1] ?? ''];
  if (mark === undefined && isFilled(resolver, place, parameter)) return undefined;
  const keywords = toldKeywords(resolver, place, parameter);
  const declared = type === undefined ? unknownShape : typeShape(resolver, place, type);
  const shape = boundShape(resolver, place, declared, keywords);
  const byShape = shape.type === 'object' ? 'body' : 'query';
  const part = inPath.has(name) ? 'path' : (mark ?? byShape);
  // Without a type only the path says that there is such a parameter.
  if (type === undefined && part !== 'path') return undefined;
  const told = aliasIn(keywords);
  const named = told ?? (part === 'header' ? name.replaceAll('_', '-') : name);
  return { part, field: { name: named, shape, required: parameter.optional !== true } };
}

function markOf(resolver: Resolver, place: FunctionPlace, parameter: ParameterOutline): PartName | undefined {
  const names = calledNames(resolver, place, parameter);
  const name = names.find((candidate) => Object.hasOwn(marks, candidate));
  return name === undefined ? undefined : marks[name];
}

/** `q: str = Query(alias='item-query')` */
function aliasIn(keywords: readonly Entry[]): string | undefined {
  const alias = keywords.find(({ key }) => key === 'alias')?.value;
  return alias?.kind === 'text' ? alias.text : undefined;
}

function calledNames(resolver: Resolver, place: FunctionPlace, parameter: ParameterOutline): readonly string[] {
  const calls = resolver.scopes.get(place.file)?.outline.calls ?? [];
  const byDefault = parameter.default?.kind === 'call' ? (calls[parameter.default.call]?.name ?? '') : '';
  return [byDefault, ...(parameter.decorators ?? []).map(({ name }) => name.split('.').at(-1) ?? name)];
}

/** A dependency, or something of the framework itself, such as the request. */
function isFilled(resolver: Resolver, place: FunctionPlace, parameter: ParameterOutline): boolean {
  if (calledNames(resolver, place, parameter).some((name) => name === 'Depends' || name === 'Security')) return true;
  const { type } = parameter;
  if (type === undefined || !/^[\w.]+$/.test(type)) return false;
  return resolver.name(place, type).some((definition) => {
    if (definition.kind === 'external') return definition.module === 'fastapi' || definition.module === 'starlette';
    const cls =
      definition.kind === 'class' ? resolver.scopes.get(definition.file)?.outline.classes[definition.cls] : undefined;
    return cls?.kind === 'type' && cls.decorators.length > 0;
  });
}
