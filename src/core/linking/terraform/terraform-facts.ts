import type { DeploymentFact } from '../../extractors/deployment-fact.ts';
import type { Fact, FunctionsFact } from '../../extractors/fact.ts';
import type { Component } from '../../model/component.ts';
import { groupBy } from '../../model/group-by.ts';
import type { LinkInput } from '../link-input.ts';
import { type CloudFunction, cloudFunctions } from './cloud-functions.ts';
import { cloudGateways, type NamedResource } from './cloud-gateways.ts';
import { cloudProducts, productFact } from './cloud-products.ts';
import { type CloudQueue, cloudQueues, ruledEvents } from './cloud-queues.ts';
import { clusterFacts, clusterWorkloads, releasedProduct } from './cluster-resources.ts';
import { containerApps } from './container-apps.ts';
import type { ContainerService } from './container-service.ts';
import { documentTables } from './document-tables.ts';
import { ecsServices } from './ecs-services.ts';
import { type FunctionCode, functionCode } from './function-code.ts';
import { planRelease } from './released-charts-of-plans.ts';
import { type Resource, resourcesOf } from './resources-of.ts';
import { type Spoken, standIns } from './stand-ins.ts';
import { terraformModules } from './terraform-modules.ts';

/** A fact, and the file that it is said in. */
export interface PlacedFact {
  readonly file: string;
  readonly fact: Fact;
}

export interface PlanInput extends Pick<LinkInput, 'files' | 'evidence'> {
  /** Files by path, among which the code of functions is looked for. */
  readonly paths: ReadonlyMap<string, unknown>;
}

/** What the plans of a workspace deploy, in the words of every other deployment file. */
export function terraformFacts(input: PlanInput): readonly PlacedFact[] {
  const resources = resourcesOf(terraformModules(input));
  if (resources.length === 0) return [];
  const { evidence } = input;
  const queues = cloudQueues(resources);
  const services = [...ecsServices(resources), ...containerApps(resources), ...clusterWorkloads(resources)];
  const functions = cloudFunctions(resources, queues);
  const taken = new Set([...services, ...functions].map(({ name }) => name));
  const all = cloudProducts(resources, taken);
  const tables = documentTables(resources);
  const speak = standIns([...services, ...functions, ...all], queues, tables, resources);
  const spoken = [...services, ...functions].map((each) => ({
    each,
    environment: spokenEnvironment(each.environment, speak),
  }));
  const asked = new Set(spoken.flatMap(({ environment }) => environment.names));
  const products = all.filter(({ product, name }) => product.named === undefined || asked.has(name));
  const environmentOf = new Map(spoken.map(({ each, environment }) => [each as NamedResource, environment]));
  const named = (each: NamedResource): SpokenEnvironment => environmentOf.get(each) ?? { variables: {}, names: [] };
  return [
    ...products.map((product) => ({ file: product.resource.file, fact: productFact(product, resources, evidence) })),
    ...services.map((service) => ({
      file: service.resource.file,
      fact: serviceFact(service, named(service), speak, evidence),
    })),
    ...functionFacts(functions, named, resources, input),
    ...cloudGateways(products, [...services, ...functions], resources, evidence),
    ...resources.flatMap((resource) => clusterFacts(resource).map((fact) => ({ file: resource.file, fact }))),
    ...resources.flatMap((resource) => releasedFact(resource, evidence)),
    ...resources.flatMap((resource) => {
      const fact = planRelease(resource, (text) => speak(text), evidence);
      return fact === undefined ? [] : [{ file: resource.file, fact }];
    }),
    ...queueFacts([...queues, ...ruledEvents(resources, queues)], evidence),
    ...tableFacts(tables, evidence),
  ];
}

interface SpokenEnvironment {
  readonly variables: Readonly<Record<string, string>>;
  readonly names: readonly string[];
}

function spokenEnvironment(
  environment: Readonly<Record<string, string>>,
  speak: (text: string) => Spoken,
): SpokenEnvironment {
  const pairs = Object.entries(environment).map(([name, value]) => [name, speak(value)] as const);
  return {
    // What nobody here knows comes from outside, as in other deployment files: `${NAME}`.
    variables: Object.fromEntries(
      pairs.map(([name, { text }]) => [name, text.replace(/\$\{[^{}]*\}/g, `\${${name}}`)]),
    ),
    names: [...new Set(pairs.flatMap(([, { names }]) => names))],
  };
}

function serviceFact(
  service: ContainerService,
  { variables, names }: SpokenEnvironment,
  speak: (text: string) => Spoken,
  evidence: LinkInput['evidence'],
): DeploymentFact {
  const { name, kind, resource, ports, open, replicas, healthCheck, limits, platform, scaling, unlimited } = service;
  const { file, at, end } = resource;
  const place = evidence(file, at, end);
  return {
    kind: 'deployment',
    cluster: { workload: service.aliases[0] ?? name, labels: service.labels ?? {} },
    component: {
      name,
      aliases: [...new Set([name, ...service.aliases])],
      kind,
      technology: undefined,
      deployment: {
        file,
        image: service.image === undefined ? undefined : speak(service.image).text,
        replicas,
        ports: ports.map((container) => (open === true ? { container, published: '443' } : { container })),
        healthCheck,
        limits,
        environment: variables,
        dependsOn: names.filter((other) => other !== name),
        cluster: { evidence: place, platform, unlimited, scaling },
      },
      evidence: [place],
    },
  };
}

/** Functions of one folder are one service; a function whose code is not here is one that somebody else has written. */
function functionFacts(
  functions: readonly CloudFunction[],
  named: (each: NamedResource) => SpokenEnvironment,
  resources: readonly Resource[],
  { paths, evidence }: PlanInput,
): readonly PlacedFact[] {
  const byFolder = new Map<string, { all: CloudFunction[]; facts: SpokenEnvironment[] }>();
  const facts = functions.flatMap((each): readonly PlacedFact[] => {
    const code = functionCode(each.resource, resources, paths);
    if (code === undefined)
      return [{ file: each.resource.file, fact: functionComponent(each, [named(each)], undefined, evidence) }];
    const known = byFolder.get(code.folder) ?? { all: [], facts: [] };
    known.all.push(each);
    known.facts.push(named(each));
    byFolder.set(code.folder, known);
    return [{ file: each.resource.file, fact: entrancesOf(each, code) }];
  });
  const components = [...byFolder].flatMap(([folder, { all, facts: said }]): readonly PlacedFact[] => {
    const [first] = all;
    if (first === undefined) return [];
    const name = all.length === 1 ? first.name : (folder.split('/').at(-1) ?? first.name);
    const aliases = all.flatMap((each) => [each.name, ...each.aliases]);
    return [
      { file: first.resource.file, fact: functionComponent({ ...first, name, aliases }, said, folder, evidence) },
    ];
  });
  return [...facts, ...components];
}

function entrancesOf({ events }: CloudFunction, { folder, handler }: FunctionCode): FunctionsFact {
  return {
    kind: 'functions',
    framework: 'aws-lambda',
    folder,
    apart: true,
    functions: [{ handler, ...events }],
    channels: {},
  };
}

function functionComponent(
  { name, aliases, image, resource }: CloudFunction,
  environments: readonly SpokenEnvironment[],
  folder: string | undefined,
  evidence: LinkInput['evidence'],
): DeploymentFact {
  const { file, at, end } = resource;
  const component: Omit<Component, 'id' | 'provenance' | 'role' | 'root' | 'frameworks'> = {
    name,
    aliases: [...new Set([name, ...aliases])],
    kind: 'service',
    deployment: {
      file,
      image,
      ports: [],
      healthCheck: true,
      environment: Object.assign({}, ...environments.map(({ variables }) => variables)),
      dependsOn: [...new Set(environments.flatMap(({ names }) => names))],
    },
    evidence: [evidence(file, at, end)],
  };
  return { kind: 'deployment', buildContext: folder, cluster: { workload: name, labels: {} }, component };
}

function releasedFact(resource: Resource, evidence: LinkInput['evidence']): readonly PlacedFact[] {
  const product = releasedProduct(resource);
  // Charts put what a thing is, and which of its copies may be written to, behind the name of the release.
  const short = product?.technology;
  const ends = short === undefined ? [] : ['', `-${short}`].flatMap((end) => [end, `${end}-master`, `${end}-headless`]);
  const fact =
    product &&
    boughtFact(
      resource,
      product,
      evidence,
      ends.map((end) => product.name + end),
    );
  return fact === undefined ? [] : [fact];
}

/** Brokers that a cloud runs without being told to: a queue of theirs is enough. */
const brokers = new Set(['sqs', 'sns', 'kinesis', 'eventbridge', 'google-pubsub', 'servicebus', 'storage-queue']);

function queueFacts(queues: readonly CloudQueue[], evidence: LinkInput['evidence']): readonly PlacedFact[] {
  const own = [
    ...groupBy(
      queues.filter(({ broker }) => brokers.has(broker)),
      ({ broker }) => broker,
    ),
  ];
  return [
    ...own.map(([broker, [first]]) =>
      boughtFact(first?.resource, { name: broker, kind: 'broker', technology: broker }, evidence),
    ),
    ...queues.map(({ resource, broker, name, deadLetter, complete, into }): PlacedFact => {
      const { file, at, end } = resource;
      return { file, fact: { kind: 'queue', broker, name, deadLetter, into, complete, at, end } };
    }),
  ].filter((fact) => fact !== undefined);
}

function tableFacts(tables: ReturnType<typeof documentTables>, evidence: LinkInput['evidence']): readonly PlacedFact[] {
  const store = boughtFact(
    tables[0]?.resource,
    { name: 'dynamodb', kind: 'database', technology: 'dynamodb' },
    evidence,
  );
  const facts = tables.map(
    ({ resource, ...table }): PlacedFact => ({ file: resource.file, fact: { kind: 'cloud-table', table } }),
  );
  return store === undefined ? [] : [store, ...facts];
}

function boughtFact(
  resource: Resource | undefined,
  { name, kind, technology }: Pick<Component, 'name' | 'kind' | 'technology'>,
  evidence: LinkInput['evidence'],
  aliases: readonly string[] = [name],
): PlacedFact | undefined {
  if (resource === undefined) return undefined;
  const { file, at, end } = resource;
  const deployment = { file, ports: [], healthCheck: true, environment: {}, dependsOn: [] };
  const component = { name, aliases, kind, technology, deployment, evidence: [evidence(file, at, end)] };
  return { file, fact: { kind: 'deployment', cluster: { workload: name, labels: {} }, component } };
}
