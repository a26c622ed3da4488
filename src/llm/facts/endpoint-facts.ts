import { corsWords } from '../../core/model/cors-words.ts';
import type { Endpoint, Guard } from '../../core/model/endpoint.ts';
import type { Shape } from '../../core/model/shape.ts';
import type { SystemIndex } from '../../core/model/system-index.ts';
import { type Draft, type Drafter, type Names, parts } from './draft.ts';
import { endpointLacks } from './endpoint-lacks.ts';

export const endpointFacts: Drafter = (index) =>
  index.system.endpoints.filter(({ role }) => role === 'system').map((endpoint) => draft(index, endpoint));

function draft(index: SystemIndex, endpoint: Endpoint): Draft {
  const headers = endpoint.parameters.filter(({ in: place }) => place === 'header');
  const outer = endpoint.parameters.filter(({ in: place }) => place === 'query' || place === 'path');
  const statuses = endpoint.responses.map(({ status }) => status).filter((status) => status > 0);
  return {
    kind: 'E',
    element: endpoint.id,
    service: endpoint.service,
    evidence: endpoint.evidence,
    lacks: endpointLacks(index, endpoint),
    line: ({ ref, component, standingAt }) =>
      parts(
        `${endpoint.method} ${endpoint.path}`,
        component(endpoint.service),
        !endpoint.sources.includes('code') && 'only in the contract',
        endpoint.sources.includes('code') &&
          `guards: ${endpoint.guards.map((guard) => guardText(guard, standingAt)).join(', ') || 'none found'}`,
        endpoint.onlyWhere !== undefined && `only where ${endpoint.onlyWhere.name}`,
        endpoint.handler !== undefined && ref(endpoint.handler) !== '' && `handler ${ref(endpoint.handler)}`,
        outer.length > 0 && `parameters: ${outer.map(({ name, required }) => name + (required ? '' : '?')).join(', ')}`,
        headers.length > 0 && `headers: ${headers.map(({ name }) => name).join(', ')}`,
        endpoint.request !== undefined && `body: ${shapeText(endpoint.request)}`,
        statuses.length > 0 && `answers: ${[...new Set(statuses)].join(', ')}`,
        endpoint.static && 'serves files',
        endpoint.deprecated && 'deprecated',
      ),
  };
}

function guardText(guard: Guard, standingAt: Names['standingAt']): string {
  const { kind, name, level, optional, evidence } = guard;
  const policy = kind === 'cors' ? `: ${corsWords(guard)}` : '';
  return `${kind} ${standingAt(name, evidence)} (${level}${policy}${optional ? ', lets anonymous requests through' : ''})`;
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
