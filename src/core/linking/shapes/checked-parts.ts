import { schemaLibraries } from '../../extractors/validation/schema-libraries.ts';
import type { Shape } from '../../model/shape.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import { chainedSchemaShape } from './chained-schema-shape.ts';
import { objectOf } from './make-shape.ts';
import { partsInside } from './option-parts.ts';
import { nameIn, requestNames } from './request-names.ts';
import type { PartName, RequestParts } from './request-part.ts';
import { schemaShape } from './schema-shape.ts';

/** Schemas that the handler itself checks the request against: `orderSchema.parse(req.body)`. */
export function checkedParts(resolver: Resolver, route: Route, handler: FunctionPlace | undefined): RequestParts {
  if (handler === undefined) return {};
  const scope = resolver.scopes.get(handler.file);
  if (scope === undefined) return {};
  const { partOf } = requestNames(scope, handler);
  const request = scope.outline.functions[handler.fn]?.parameters[0]?.name;
  const parts: Partial<Record<PartName, Shape>> = {};
  for (const call of scope.outline.calls) {
    if (!isInside(scope, call.fn, handler.fn)) continue;
    const context = { file: handler.file, fn: call.fn };
    for (const { schema, subject } of checksIn(resolver, context, call)) {
      const name = nameIn(subject);
      const found = name === undefined ? undefined : partOf(name);
      if (found !== undefined) parts[found.part] ??= below(found.path, schema);
      else if (name !== undefined && name === request) Object.assign(parts, wholeRequest(route, schema));
    }
  }
  return parts;
}

/** A check of the request as a whole has a schema for each part, or one for what the method carries. */
function wholeRequest({ method }: Route, schema: Shape): RequestParts {
  return partsInside(schema) ?? (method === 'GET' || method === 'DELETE' ? { query: schema } : { body: schema });
}

/** What is checked is a field of the part: `schema.parse(req.body.user)`. */
function below(path: readonly string[], schema: Shape): Shape {
  return path.reduceRight((shape, name) => objectOf([{ name, required: true, shape }]), schema);
}

interface Check {
  readonly schema: Shape;
  readonly subject: Value;
}

const checks: ReadonlySet<string> = new Set(schemaLibraries.flatMap((library) => library.checks));

/** `schema.parse(subject)`, or a function of the workspace that takes both: `validate(schema, req.body)`. */
function checksIn(resolver: Resolver, context: Context, call: CallOutline): readonly Check[] {
  const [first, second] = call.args;
  if (call.on !== undefined && first !== undefined && checks.has(call.name)) {
    const schema = chainedSchemaShape(resolver, context, call.on);
    return schema === undefined ? [] : [{ schema, subject: first }];
  }
  if (first === undefined || second === undefined) return [];
  return [
    { subject: first, candidate: second },
    { subject: second, candidate: first },
  ].flatMap(({ subject, candidate }) => {
    const schema =
      subject.kind === 'name' && candidate.kind !== 'object' ? schemaShape(resolver, context, candidate) : undefined;
    return schema === undefined ? [] : [{ schema, subject }];
  });
}
