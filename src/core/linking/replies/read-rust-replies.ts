import { statusOfName } from '../../extractors/replies/status-names.ts';
import type { Response } from '../../model/endpoint.ts';
import type { Shape } from '../../model/shape.ts';
import { isSifted } from '../../syntax/is-sifted.ts';
import type { CallOutline, FunctionOutline, Throw, Value } from '../../syntax/outline.ts';
import { chainOf } from '../http/composed/chain-of.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { OperationVisit } from '../operations/operation-visit.ts';
import { typeShape } from '../shapes/type-shape.ts';

/**
 * `Ok((StatusCode::CREATED, Json(order)))` of axum, `HttpResponse::Created().json(order)` of Actix, and the variants of an
 * error type of the workspace that answers by itself: `Err(ApiError::NotFound)`.
 */
export function readRustReplies(visit: OperationVisit, facts: OperationFacts): void {
  const { scope, operation, isEntrance } = visit;
  if (scope.outline.language !== 'rust') return;
  const tell = (answer: Omit<Response, 'evidence'>, at: number, end: number): void => {
    const evidence = visit.evidence(at, end);
    const response = { ...answer, evidence };
    facts.replies.push({ operation: operation.id, service: operation.service, response, evidence });
  };
  const own = scope.outline.functions[visit.place.fn];
  if (isEntrance && own !== undefined) for (const answer of answersOf(visit, own)) tell(answer, own.at, own.at);
  for (const { value, fn, missing, at, end } of failuresIn(visit)) {
    const status = visit.belongs(fn) ? failureStatus(visit, fn, value) : undefined;
    if (status !== undefined) tell({ status, ...(missing === true && { missing }) }, at, end);
  }
}

/** What the handler gives where nothing fails, each status once. */
function answersOf(visit: OperationVisit, own: FunctionOutline): readonly Omit<Response, 'evidence'>[] {
  const { resolver, scope, place } = visit;
  const body = bodyType(own.result ?? '');
  const shape = body === undefined ? undefined : typeShape(resolver, { file: scope.file, fn: place.fn }, body);
  const found = own.returns.flatMap((value) => successes(visit, value, 0));
  const known = found.length > 0 || body === undefined ? found : [200];
  return [...new Set(known)].map((status) => answer(status, shape));
}

function answer(status: number, shape: Shape | undefined): Omit<Response, 'evidence'> {
  const hasBody = status !== 204 && status < 300 && shape !== undefined && shape.type !== 'unknown';
  return hasBody ? { status, shape, contentType: 'application/json' } : { status };
}

/** `Result<Json<Order>, ApiError>`, `(StatusCode, Json<Order>)` */
function bodyType(result: string): string | undefined {
  const from = result.search(/\bJson</);
  if (from < 0) return undefined;
  let depth = 0;
  for (let at = from + 4; at < result.length; at += 1) {
    if (result[at] === '<') depth += 1;
    if (result[at] === '>') depth -= 1;
    if (depth === 0) return result.slice(from + 5, at);
  }
  return undefined;
}

const deepest = 4;

function successes(visit: OperationVisit, value: Value, depth: number): readonly number[] {
  if (depth > deepest) return [];
  if (value.kind === 'either') return value.options.flatMap((option) => successes(visit, option, depth + 1));
  if (value.kind === 'list') return value.items.slice(0, 1).flatMap((item) => successes(visit, item, depth + 1));
  if (value.kind === 'name') return statusIn(value.name);
  if (value.kind !== 'call') return [];
  const [first, ...steps] = chainOf(visit.scope, value.call);
  if (first === undefined) return [];
  const [last] = steps.slice(-1);
  // `(StatusCode::CREATED, Json(order)).into_response()`
  const given = (last ?? first).name === 'into_response' && steps.length <= 1 ? first.on : undefined;
  if (given !== undefined) return successes(visit, given, depth + 1);
  return madeStatus(first);
}

/** `Json(order)`, `HttpResponse::Created()`, `HttpResponse::build(StatusCode::CREATED)` */
function madeStatus({ on, name, args }: CallOutline): readonly number[] {
  // Actix calls it `web::Json`.
  if (name === 'Json' && (on === undefined || (on.kind === 'name' && on.name === 'web'))) return [200];
  if (on === undefined) return [];
  if (on.kind !== 'name' || !/(?:^|\.)(?:HttpResponse|Response)$/.test(on.name)) return [];
  if (name === 'build') return args.slice(0, 1).flatMap((value) => (value.kind === 'name' ? statusIn(value.name) : []));
  const status = statusOfName(name);
  return status === undefined ? [] : [status];
}

/** `StatusCode::NO_CONTENT`, `Status::NoContent` of Rocket */
function statusIn(name: string): readonly number[] {
  const last = /(?:^|\.)Status(?:Code)?\.(\w+)$/.exec(name)?.[1];
  const status = last === undefined ? undefined : statusOfName(last);
  return status === undefined ? [] : [status];
}

/** `Err(…)`, and what stands in for a missing row: `.ok_or(…)?`, `.ok_or_else(|| …)?`. */
function failuresIn({ scope }: OperationVisit): readonly Throw[] {
  const { calls, functions, throws } = scope.outline;
  const instead = calls.flatMap((call): Throw[] => {
    const { name, args, fn, start, end } = call;
    const [given] = args;
    if (given === undefined || !/^(?:ok_or|ok_or_else|map_err)$/.test(name)) return [];
    const values = given.kind === 'function' ? (functions[given.fn]?.returns ?? []) : [given];
    const missing = name === 'map_err' || isSifted(calls, call) ? undefined : true;
    return values.map((value) => ({ value, fn, missing, at: start, end }));
  });
  return [...throws, ...instead];
}

/** The status that a variant is called after, of an error type that makes answers. */
function failureStatus({ resolver, scope }: OperationVisit, fn: number, value: Value): number | undefined {
  const call = value.kind === 'call' ? scope.outline.calls[value.call] : undefined;
  const path = call?.on?.kind === 'name' ? `${call.on.name}.${call.name}` : value.kind === 'name' ? value.name : '';
  const dot = path.lastIndexOf('.');
  const direct = statusIn(path)[0];
  if (direct !== undefined) return direct >= 400 ? direct : undefined;
  const status = dot < 0 ? undefined : statusOfName(path.slice(dot + 1));
  if (status === undefined || status < 400) return undefined;
  const answers = resolver.name({ file: scope.file, fn }, path.slice(0, dot)).some((found) => {
    const cls = found.kind === 'class' ? resolver.scopes.get(found.file)?.outline.classes[found.cls] : undefined;
    return cls?.bases.some((base) => /(?:^|[:.])(?:IntoResponse|ResponseError|Responder)\b/.test(base)) === true;
  });
  return answers ? status : undefined;
}
