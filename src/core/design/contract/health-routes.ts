import type { Endpoint } from '../../model/endpoint.ts';
import { exampleValue } from '../../model/example-value.ts';
import type { ObjectShape } from '../../model/shape.ts';
import { type Draft, proposed } from '../draft.ts';
import { record } from '../flows/recorder.ts';
import { ids } from '../ids.ts';
import { capital } from '../names/identifier.ts';
import type { PlannedService } from '../plan/place-modules.ts';
import type { Plan } from '../plan/plan.ts';
import { problem } from './problems.ts';

const health: ObjectShape = {
  type: 'object',
  name: 'Health',
  fields: [{ name: 'status', shape: { type: 'string', values: ['pass'], example: 'pass' }, required: true }],
};

const kinds = [
  {
    name: 'live',
    summary: 'Is the process alive?',
    description: 'Asks nothing of anybody: a process that fails this is started anew.',
  },
  {
    name: 'ready',
    summary: 'Can it serve?',
    description: 'Reaches its database. A process that fails this gets no requests until it passes again.',
  },
] as const;

/** Beside the versions: who watches the process does not speak the API. */
export function healthRoutes(draft: Draft, plan: Plan, service: PlannedService): void {
  const component = ids.service(service.name);
  for (const { name, summary, description } of kinds) {
    const path = `/health/${name}`;
    const handler = record(draft, plan, {
      service: service.name,
      component,
      name: `health.${name}`,
      evidence: service.evidence,
    });
    const endpoint: Endpoint = {
      ...proposed(ids.endpoint(service.name, 'GET', path), service.evidence),
      service: component,
      method: 'GET',
      path,
      sources: ['proposed'],
      operationId: `getHealth${capital(name)}`,
      summary,
      description,
      parameters: [],
      responses: [
        {
          status: 200,
          description: 'Yes.',
          contentType: 'application/json',
          shape: health,
          example: exampleValue(health),
        },
        problem(403, { description: 'Asked from outside of the private network.', detail: 'It is for probes within.' }),
        ...(name === 'ready' ? [problem(503)] : []),
      ],
      guards: [
        {
          // A probe that is told to wait is a process that is killed.
          kind: 'other',
          name: 'the private network',
          level: 'application',
          optional: false,
          evidence: service.evidence,
        },
      ],
      guardSearch: [],
      handler: handler.id,
      static: false,
      deprecated: false,
    };
    draft.system.endpoints.push(endpoint);
  }
}
