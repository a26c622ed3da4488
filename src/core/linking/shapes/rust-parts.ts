import { rustExtractors, rustWrappers } from '../../extractors/http/rust-extractors.ts';
import type { Shape } from '../../model/shape.ts';
import type { FunctionOutline, ParameterOutline } from '../../syntax/outline.ts';
import { pathTemplate, templateParameters } from '../http/path-template.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { readType } from '../resolve-type.ts';
import type { Resolver } from '../resolver.ts';
import { splitTop } from '../split-types.ts';
import { objectOf } from './make-shape.ts';
import type { PartName, RequestParts } from './request-part.ts';
import { typeShape } from './type-shape.ts';

/** What the types of a handler's parameters take out of a request: `Path<i64>`, `Query<Page>`, `Json<NewOrder>`. */
export function rustParts(resolver: Resolver, route: Route, handler: FunctionPlace | undefined): RequestParts {
  const outline = handler && resolver.scopes.get(handler.file)?.outline;
  if (handler === undefined || outline?.language !== 'rust') return {};
  const inPath = templateParameters(pathTemplate(route.path));
  const parts: Partial<Record<PartName, Shape>> = {};
  const shapeOf = (type: string): Shape => typeShape(resolver, { file: handler.file, fn: handler.fn }, type);
  for (const parameter of outline.functions[handler.fn]?.parameters ?? []) {
    const taken = takenBy(parameter);
    if (taken === undefined) continue;
    parts[taken.part] =
      taken.part === 'path' ? pathShape(taken.type, inPath, shapeOf) : (parts[taken.part] ?? shapeOf(taken.type));
  }
  const own = outline.functions[handler.fn];
  return { ...askedByName(own, shapeOf), ...named(own?.parameters ?? [], inPath, shapeOf), ...parts };
}

/** `#[get("/boats?<free>&<page>")]` of Rocket names what it takes of a query. */
function askedByName(own: FunctionOutline | undefined, shapeOf: (type: string) => Shape): RequestParts {
  const texts = (own?.decorators ?? []).flatMap(({ args = [] }) =>
    args.flatMap((value) => (value.kind === 'text' ? [value.text] : [])),
  );
  const names = texts.flatMap((text) =>
    [...(text.split('?')[1] ?? '').matchAll(/<(\w+)>/g)].map(([, name = '']) => name),
  );
  const fields = names.flatMap((name) => {
    const type = own?.parameters.find((each) => each.name === name)?.type;
    if (type === undefined) return [];
    const optional = /^Option<([\s\S]*)>$/.exec(type)?.[1];
    return [{ name, required: optional === undefined, shape: shapeOf(optional ?? type) }];
  });
  return fields.length === 0 ? {} : { query: objectOf(fields) };
}

/** The extractor in a type, through what may stand around it: `Option<web::Json<Order>>`. */
function takenBy({ type }: ParameterOutline): { readonly part: PartName; readonly type: string } | undefined {
  let written = type ?? '';
  for (let depth = 0; depth < 4; depth++) {
    const { head, args } = readType(written.replace(/^&(?:mut\s+)?/, ''));
    const name = head.split(/::|\./).at(-1) ?? '';
    const [inner] = args;
    if (inner === undefined) return undefined;
    const part = Object.hasOwn(rustExtractors, name) ? rustExtractors[name] : undefined;
    if (part !== undefined) return { part, type: inner };
    if (!rustWrappers.has(name)) return undefined;
    written = inner;
  }
  return undefined;
}

/** One value for the only parameter, a tuple for several in order, or a type with a field for each. */
function pathShape(type: string, inPath: readonly string[], shapeOf: (type: string) => Shape): Shape {
  const tuple = /^\(([\s\S]*)\)$/.exec(type.trim())?.[1];
  const types = tuple === undefined ? [type] : splitTop(tuple, ',');
  const whole = tuple === undefined ? shapeOf(type) : undefined;
  if (whole?.type === 'object') return whole;
  return objectOf(
    types.flatMap((each, index) => {
      const name = inPath[index];
      return name === undefined || each.trim() === '' ? [] : [{ name, required: true, shape: shapeOf(each.trim()) }];
    }),
  );
}

/** Where a route names its parameters, those of the handler are called alike. */
function named(
  parameters: readonly ParameterOutline[],
  inPath: readonly string[],
  shapeOf: (type: string) => Shape,
): RequestParts {
  const fields = parameters.flatMap(({ name, type }) => {
    const shape = type !== undefined && inPath.includes(name) ? shapeOf(type) : undefined;
    return shape === undefined || shape.type === 'object' ? [] : [{ name, required: true, shape }];
  });
  return fields.length === 0 ? {} : { path: objectOf(fields) };
}
