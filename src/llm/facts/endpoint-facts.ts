import { type Endpoint, type Guard, type GuardKind, guardKinds } from '../../core/model/endpoint.ts';
import type { Shape } from '../../core/model/shape.ts';
import { type Draft, type Drafter, parts } from './draft.ts';
import type { Lack } from './fact.ts';

export const endpointFacts: Drafter = ({ system }) =>
  system.endpoints.filter((endpoint) => endpoint.role === 'system').map(draft);

function draft(endpoint: Endpoint): Draft {
  const outer = endpoint.parameters.filter(({ in: place }) => place === 'query' || place === 'path');
  const statuses = endpoint.responses.map(({ status }) => status).filter((status) => status > 0);
  return {
    kind: 'E',
    element: endpoint.id,
    service: endpoint.service,
    evidence: endpoint.evidence,
    lacks: missingGuards(endpoint),
    line: ({ ref, component }) =>
      parts(
        `${endpoint.method} ${endpoint.path}`,
        component(endpoint.service),
        !endpoint.sources.includes('code') && 'only in the contract',
        endpoint.sources.includes('code') && `guards: ${endpoint.guards.map(guardText).join(', ') || 'none found'}`,
        endpoint.handler !== undefined && ref(endpoint.handler) !== '' && `handler ${ref(endpoint.handler)}`,
        outer.length > 0 && `parameters: ${outer.map(({ name, required }) => name + (required ? '' : '?')).join(', ')}`,
        endpoint.request !== undefined && `body: ${shapeText(endpoint.request)}`,
        statuses.length > 0 && `answers: ${[...new Set(statuses)].join(', ')}`,
        endpoint.static && 'serves files',
        endpoint.deprecated && 'deprecated',
      ),
  };
}

function guardText({ kind, name, level, optional }: Guard): string {
  return `${kind} ${name} (${level}${optional ? ', lets anonymous requests through' : ''})`;
}

/** Only code can show that a guard is missing; a contract may be silent about it. */
function missingGuards({ guards, sources }: Endpoint): readonly Lack[] {
  if (!sources.includes('code')) return [];
  const present = new Set(guards.filter((guard) => !guard.optional).map((guard) => guard.kind));
  return guardKinds.filter(isLack).filter((kind) => !present.has(kind));
}

function isLack(kind: GuardKind): kind is Exclude<GuardKind, 'other'> {
  return kind !== 'other';
}

/** Two levels say what is exchanged; more says how it is spelled. */
function shapeText(shape: Shape, depth = 0): string {
  if (shape.type === 'array') return `[${shapeText(shape.items, depth)}]`;
  if (shape.type !== 'object') return shape.type;
  if (depth > 0) return shape.name ?? 'object';
  const fields = shape.fields.slice(0, 12).map(({ name, shape: inner, required }) => {
    return `${name}${required ? '' : '?'}: ${shapeText(inner, depth + 1)}`;
  });
  return `{ ${[...fields, ...(shape.fields.length > 12 ? ['…'] : [])].join(', ')} }`;
}
