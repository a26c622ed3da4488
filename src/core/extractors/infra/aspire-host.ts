import type { ComponentKind } from '../../model/component.ts';
import { folderOf, joinPath } from '../../model/workspace-path.ts';
import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import type { DeploymentFact } from '../deployment-fact.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import { aspireFolders, aspireProducts } from './aspire-resources.ts';
import { productOfImage } from './known-products.ts';

/** The program of .NET Aspire that starts a system: https://aspire.dev/get-started/app-host/. */
export const aspireHost: Extractor = {
  id: 'aspire-host',
  title: '.NET Aspire hosts',
  group: 'infra',
  applies: ({ outline }) =>
    outline?.language === 'csharp' &&
    outline.calls.some(({ on, name }) => name === 'CreateBuilder' && isName(on, 'DistributedApplication')),
  extract: (file) => ({ facts: file.outline === undefined ? [] : deploymentsIn(file, file.outline), problems: [] }),
};

function isName(value: Value | undefined, name: string): boolean {
  return value?.kind === 'name' && value.name.split('.').at(-1) === name;
}

/** What the host adds under a name, and the calls after it that say more. */
interface Resource {
  readonly name: string;
  readonly adding: CallOutline;
  /** The call that added the server of a database. */
  readonly server: CallOutline | undefined;
  readonly steps: readonly CallOutline[];
}

function deploymentsIn(file: ReadFile, outline: Outline): readonly DeploymentFact[] {
  const resources = resourcesIn(outline);
  const servers = new Set(resources.flatMap(({ server }) => server ?? []));
  // A server is spoken of by its databases, where it has any.
  return resources.flatMap((resource) =>
    servers.has(resource.adding) ? [] : (deploymentOf(file, outline, resource) ?? []),
  );
}

function resourcesIn(outline: Outline): readonly Resource[] {
  const steps = new Map<CallOutline, CallOutline[]>();
  for (const call of outline.calls) {
    const adding = call.on === undefined ? undefined : addingCall(outline, call.on);
    if (adding !== undefined) steps.set(adding, [...(steps.get(adding) ?? []), call]);
  }
  return outline.calls.flatMap((adding): readonly Resource[] => {
    const [first] = adding.args;
    if (!adds(adding) || first?.kind !== 'text') return [];
    const server = adding.on === undefined ? undefined : addingCall(outline, adding.on);
    return [{ name: first.text, adding, server, steps: steps.get(adding) ?? [] }];
  });
}

function adds({ name, args }: CallOutline): boolean {
  return /^Add[A-Z]/.test(name) && args[0]?.kind === 'text';
}

/** The call behind `builder.AddPostgres("store").WithDataVolume()`, or behind a variable that holds that. */
function addingCall(outline: Outline, value: Value, depth = 0): CallOutline | undefined {
  if (depth > 20) return undefined;
  if (value.kind === 'name') {
    const bound = outline.bindings.find(({ name }) => name === value.name)?.value;
    return bound === undefined ? undefined : addingCall(outline, bound, depth + 1);
  }
  const call = value.kind === 'call' ? outline.calls[value.call] : undefined;
  if (call === undefined || adds(call)) return call;
  return call.on === undefined ? undefined : addingCall(outline, call.on, depth + 1);
}

function deploymentOf(file: ReadFile, outline: Outline, resource: Resource): DeploymentFact | undefined {
  const { name, adding, server, steps } = resource;
  const known = productOf(adding, server);
  if (known === undefined) return undefined;
  const folder = Object.hasOwn(aspireFolders, adding.name) ? adding.args[aspireFolders[adding.name] ?? 1] : undefined;
  const named = (call: CallOutline): readonly string[] =>
    call.args.flatMap((value) => {
      const other = addingCall(outline, value)?.args[0];
      return other?.kind === 'text' ? [other.text] : [];
    });
  const said = (step: string): readonly CallOutline[] => steps.filter((call) => call.name === step);
  const [replicas] = said('WithReplicas').flatMap(({ args: [count] }) =>
    count?.kind === 'literal' ? [Number(count.text)] : [],
  );
  return {
    kind: 'deployment',
    project: /^<(?:global::)?Projects\.(\w+)>$/.exec(adding.typeArguments ?? '')?.[1],
    buildContext: folder?.kind === 'text' ? joinPath(folderOf(file.path), folder.text) : undefined,
    component: {
      name,
      aliases: [],
      kind: known.kind,
      technology: known.technology,
      deployment: {
        file: file.path,
        image: known.image,
        replicas,
        ports: [],
        healthCheck: said('WithHttpHealthCheck').length > 0,
        environment: environmentOf(said('WithEnvironment')),
        dependsOn: [...new Set([...said('WithReference'), ...said('WaitFor')].flatMap(named))],
      },
      evidence: [file.evidence(adding.start, adding.end)],
    },
  };
}

interface Known {
  readonly kind: ComponentKind;
  readonly technology?: string | undefined;
  readonly image?: string | undefined;
}

/** Undefined for parameters and whatever else is no part of the running system. */
function productOf({ name, args }: CallOutline, server: CallOutline | undefined): Known | undefined {
  const product = Object.hasOwn(aspireProducts, name) ? aspireProducts[name] : undefined;
  if (product !== undefined) return product;
  if (/^Add(?:Azure)?(?:Database|MongoDatabase)$/.test(name) && server !== undefined)
    return aspireProducts[server.name];
  if (name === 'AddProject' || Object.hasOwn(aspireFolders, name)) return { kind: 'service' };
  const image = name === 'AddContainer' && args[1]?.kind === 'text' ? args[1].text : undefined;
  return image === undefined ? undefined : { ...(productOfImage(image) ?? { kind: 'service' as const }), image };
}

function environmentOf(calls: readonly CallOutline[]): Record<string, string> {
  return Object.fromEntries(
    calls.flatMap(({ args: [key, value] }): [string, string][] =>
      key?.kind === 'text' && value?.kind === 'text' ? [[key.text, value.text]] : [],
    ),
  );
}
