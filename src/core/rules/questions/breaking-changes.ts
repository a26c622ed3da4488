import type { Contract, ContractOperation } from '../../model/contract.ts';
import type { Parameter } from '../../model/endpoint.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { ScalarShape, Shape } from '../../model/shape.ts';

/** One way in which a client of yesterday fails today. */
export interface BreakingChange {
  /** `POST /orders no longer takes priority`. */
  readonly message: string;
  readonly evidence: Evidence | undefined;
}

/** What a contract promised and keeps no more, or asks for that it did not. What was deprecated may go. */
export function breakingChanges(before: Contract, now: Contract): readonly BreakingChange[] {
  const operations = new Map(now.operations.map((operation) => [keyOf(operation), operation]));
  return before.operations.flatMap((old): readonly BreakingChange[] => {
    const current = operations.get(keyOf(old));
    if (current !== undefined) return changesOf(old, current);
    return old.deprecated ? [] : [{ message: `${nameOf(old)} is gone`, evidence: now.evidence[0] }];
  });
}

export function keyOf({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method} ${path.replace(/\{[^}]*\}/g, '{}').replace(/(.)\/$/, '$1')}`;
}

function nameOf({ method, path }: ContractOperation): string {
  return `${method} ${path}`;
}

function changesOf(old: ContractOperation, now: ContractOperation): readonly BreakingChange[] {
  const name = nameOf(now);
  const { evidence } = now;
  return [
    ...parameterChanges(old, now),
    ...requestChanges(old.request, now.request, ''),
    ...responseChanges(old, now),
  ].map((change) => ({ message: `${name} ${change}`, evidence }));
}

function parameterChanges(old: ContractOperation, now: ContractOperation): readonly string[] {
  const known = new Map(old.parameters.map((parameter) => [idOf(parameter), parameter]));
  return now.parameters.flatMap((parameter): readonly string[] => {
    if (parameter.in === 'path') return [];
    const before = known.get(idOf(parameter));
    const { name, required } = parameter;
    if (before === undefined) return required ? [`requires ${name}, which it did not know`] : [];
    if (required && !before.required) return [`requires ${name}, which could be left out`];
    return [...typeChange(before.type, parameter.type, name), ...narrowed(before.shape, parameter.shape, name)];
  });
}

function idOf({ in: place, name }: Parameter): string {
  return `${place} ${place === 'header' ? name.toLowerCase() : name}`;
}

/** A whole number is a number, so that a client may always send the narrower. */
function typeChange(before: string, now: string, name: string): readonly string[] {
  const isWider = before === 'integer' && now === 'number';
  return before === now || isWider || before === 'unknown' || now === 'unknown'
    ? []
    : [`wants ${name} as ${now}, which was ${before}`];
}

/** Values that a client sends and that are refused now. */
function narrowed(before: Shape | undefined, now: Shape | undefined, name: string): readonly string[] {
  const [old, own] = [scalar(before), scalar(now)];
  if (old === undefined || own === undefined) return [];
  const lost = (old.values ?? []).filter((value) => own.values !== undefined && !own.values.includes(value));
  const isListed = old.values === undefined && own.values !== undefined && old.type !== 'unknown';
  return [
    ...(lost.length > 0 ? [`no longer takes ${lost.join(', ')} for ${name}`] : []),
    ...(isListed ? [`takes only ${own.values?.join(', ')} for ${name}`] : []),
    ...(isLower(old.maximum, own.maximum) ? [`takes ${name} only up to ${own.maximum}`] : []),
    ...(isLower(own.minimum, old.minimum) || (old.minimum === undefined && (own.minimum ?? 0) > 0)
      ? [`takes ${name} only from ${own.minimum}`]
      : []),
    ...(isLower(old.maxLength, own.maxLength) ? [`takes ${name} only up to a length of ${own.maxLength}`] : []),
  ];
}

/** A bound that was not there is lower than none only where it is one now. */
function isLower(before: number | undefined, now: number | undefined): boolean {
  return before !== undefined && now !== undefined && now < before;
}

function scalar(shape: Shape | undefined): ScalarShape | undefined {
  return shape === undefined || shape.type === 'object' || shape.type === 'array' ? undefined : shape;
}

function requestChanges(before: Shape | undefined, now: Shape | undefined, inside: string): readonly string[] {
  if (before?.type === 'array' && now?.type === 'array') return requestChanges(before.items, now.items, inside);
  if (before?.type !== 'object' || now?.type !== 'object') return [];
  const known = new Map(before.fields.map((field) => [field.name, field]));
  return now.fields.flatMap(({ name, shape, required }): readonly string[] => {
    const path = `${inside}${name}`;
    const old = known.get(name);
    if (old === undefined) return required ? [`requires ${path}, which it did not know`] : [];
    const demanded = required && !old.required ? [`requires ${path}, which could be left out`] : [];
    const deeper = requestChanges(old.shape, shape, `${path}.`);
    return [
      ...demanded,
      ...typeChange(old.shape.type, shape.type, path),
      ...narrowed(old.shape, shape, path),
      ...deeper,
    ];
  });
}

/** A client reads what it was promised: fields and successes may come, but not go. */
function responseChanges(old: ContractOperation, now: ContractOperation): readonly string[] {
  return old.responses.flatMap((response): readonly string[] => {
    if (response.status < 200 || response.status >= 300) return [];
    const own = now.responses.find(({ status }) => status === response.status);
    if (own === undefined) return now.responses.length === 0 ? [] : [`no longer answers ${response.status}`];
    return answerChanges(response.shape, own.shape, '');
  });
}

function answerChanges(before: Shape | undefined, now: Shape | undefined, inside: string): readonly string[] {
  if (before?.type === 'array' && now?.type === 'array') return answerChanges(before.items, now.items, inside);
  if (before?.type !== 'object' || now?.type !== 'object') return [];
  // A body that is described in less detail than before may hold the same.
  if (now.fields.length === 0) return [];
  return before.fields.flatMap(({ name, shape, required }): readonly string[] => {
    const path = `${inside}${name}`;
    const own = now.fields.find((field) => field.name === name);
    if (own === undefined) return [`no longer answers ${path}`];
    const dropped = required && !own.required ? [`may leave out ${path}, which was always there`] : [];
    const [was, is] = [shape.type, own.shape.type];
    const isSame = was === is || was === 'unknown' || is === 'unknown' || (was === 'number' && is === 'integer');
    const changed = isSame ? [] : [`answers ${path} as ${is}, which was ${was}`];
    return [...dropped, ...changed, ...answerChanges(shape, own.shape, `${path}.`)];
  });
}
