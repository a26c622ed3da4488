import type { BackendDesign } from '../../design-backend.ts';
import type { Json } from '../../model/json-schema.ts';
import type { ContractHead } from '../openapi/openapi-document.ts';
import { openapiDocument, tagOf } from '../openapi/openapi-document.ts';
import { contractEndpoints } from '../openapi/print-openapi.ts';

export interface ServiceContract {
  readonly service: string;
  readonly document: Json;
}

/** One contract for each service: it is what the service promises by itself. */
export function contractsOf({ design }: BackendDesign): readonly ServiceContract[] {
  const { plan, system, brief } = design;
  return plan.services.map(({ name }) => {
    const component = `component:${name}`;
    const endpoints = contractEndpoints(system).filter(({ service }) => service === component);
    const goals = brief.goals.map((goal) => (/[.!?]$/.test(goal) ? goal : `${goal}.`)).join(' ');
    const head: ContractHead = {
      title: plan.services.length === 1 ? brief.name : `${brief.name}: ${name}`,
      version: '1.0.0',
      description: goals === '' ? `The contract of ${brief.name}.` : goals,
      tags: tagsOf(
        endpoints.map(({ path }) => path),
        design,
      ),
    };
    return { service: name, document: openapiDocument(system, endpoints, head) };
  });
}

function tagsOf(paths: readonly string[], { brief }: BackendDesign['design']): ReadonlyMap<string, string> {
  const names = [...new Set(paths.map(tagOf))].sort();
  return new Map(names.map((name) => [name, describe(name, brief)]));
}

function describe(tag: string, brief: BackendDesign['design']['brief']): string {
  if (tag === 'health') return 'For whoever watches the process.';
  const words = tag.replace(/-/g, ' ');
  const resource = brief.resources.find(({ name }) => words === name || words.startsWith(name.toLowerCase()));
  return resource?.description === undefined
    ? `Everything about ${words}.`
    : `${resource.description.replace(/\.$/, '')}.`;
}
