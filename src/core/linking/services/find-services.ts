import type { DeploymentFact } from '../../extractors/deployment-fact.ts';
import type { FileFacts } from '../../extractors/extractor.ts';
import type { Fact, ManifestFact, StoreFact } from '../../extractors/fact.ts';
import type { Component } from '../../model/component.ts';
import { groupBy } from '../../model/group-by.ts';
import { type Again, rememberingAnswers } from '../again.ts';
import { filesWith } from '../files-with.ts';
import type { EntranceTraces } from '../islands/entrance-traces.ts';
import type { LinkInput } from '../link-input.ts';
import { mergeDeployments } from '../merge-deployments.ts';
import type { ModuleSettings } from '../module-settings.ts';
import { kindByArtifacts } from '../spring/applications.ts';
import { buildComponents, type ServiceActivity } from './build-components.ts';
import { withImages } from './built-images.ts';
import { builtModules } from './built-modules.ts';
import { clusterDeployments } from './cluster-deployments.ts';
import { deployedPrograms } from './deployed-programs.ts';
import { deployedVariables } from './deployed-variables.ts';
import { goFiles, goPrograms } from './go-programs.ts';
import { withProjectNames } from './project-names.ts';
import { projectOwners } from './project-owners.ts';
import { type OwnersAgain, rememberingOwners } from './remembering-owners.ts';
import { homeFinder, rootAround, type ServiceRoot, serviceRoots } from './service-roots.ts';
import { askedStores, storeFinder } from './stores.ts';
import { takenIn } from './taken-in.ts';

/** The components of a workspace, and which of them a file belongs to. */
export interface Services {
  readonly components: readonly Component[];
  /** Component id of the service whose folder holds the file. */
  serviceOf(file: string): string | undefined;
  storeOf(service: string | undefined, technology: string): string;
  /** What runs as the database of a service, where a deployment says it. */
  deployedStore(service: string | undefined): string | undefined;
  inferredStores(): readonly Component[];
}

/** What is remembered of services from one time to the next. */
export interface ServiceMemory {
  readonly again: Again;
  readonly ownersAgain: OwnersAgain;
}

export function findServices(
  input: LinkInput,
  traces: EntranceTraces,
  settings: ModuleSettings,
  { again, ownersAgain }: ServiceMemory = { again: rememberingAnswers(), ownersAgain: rememberingOwners() },
): Services {
  const files = declaring.map((kind) => filesWith(input.files, kind));
  const programs = goFiles(input);
  const declared = again.of('declared services', [...files, programs], () => declaredIn(input, programs));
  const entered = again.of('entered files', [traces, declared], () => enteredFiles(traces, declared));
  // They are quoted, and it depends on their roles what they count for.
  const quoted = entered.map((file) => input.files.get(file));
  const found = again.of('services', [input.name, traces, declared, settings, quoted], () =>
    servicesIn(input, traces, declared, settings, ownersAgain),
  );
  const components = again.same('services', found.components);
  const { serviceOf } = found;
  const storeFiles = filesWith(input.files, 'store');
  const find = again.of('stores', [components, serviceOf, storeFiles, settings], () =>
    storeFinder(components, storeFacts(input, serviceOf), ({ root, deployment }) =>
      root === undefined ? [] : configuredStores(settings, root, deployment?.environment),
    ),
  );
  const stores = askedStores(find);
  const { storeOf, deployedStore, inferred } = stores;
  return { components, serviceOf, storeOf, deployedStore, inferredStores: inferred };
}

/** Kinds of facts that say what runs, whatever the code is. */
const declaring = [
  'manifest',
  'project-names',
  'deployment',
  'compose-include',
  'cluster-config',
  'image',
  'variables',
  'cluster-service',
  'cluster-scaling',
  'cluster-policy',
  'cluster-replicas',
  'cluster-namespace',
  'process',
  'upstreams',
  'contract',
] as const;

interface Declared {
  readonly gateways: EntranceTraces['applications'];
  readonly manifests: readonly ManifestFact[];
  readonly deployments: readonly DeploymentFact[];
  readonly owners: ReadonlyMap<string, string>;
}

function declaredIn(input: LinkInput, programs: readonly FileFacts[]): Declared {
  const named = withProjectNames(factsOf(input, 'manifest'), factsOf(input, 'project-names'));
  const composed = takenIn(factsOf(input, 'deployment'), factsOf(input, 'compose-include'));
  const images = factsOf(input, 'image');
  const imaged = withImages(composed, images);
  const ran = deployedPrograms(imaged, images, goPrograms(programs, named));
  const manifests = [...named, ...ran.programs];
  const deployments = mergeDeployments(
    clusterDeployments(
      deployedVariables(builtModules(ran.deployments, images, manifests), factsOf(input, 'variables')),
      factsOf(input, 'cluster-service'),
      {
        scaling: factsOf(input, 'cluster-scaling'),
        policies: factsOf(input, 'cluster-policy'),
        configs: factsOf(input, 'cluster-config'),
        replicas: factsOf(input, 'cluster-replicas'),
        namespaces: factsOf(input, 'cluster-namespace'),
        variables: factsOf(input, 'variables'),
      },
    ),
  );
  return { gateways: codedGateways(input), manifests, deployments, owners: projectOwners(manifests) };
}

/** Files where something comes in, each once. */
function enteredFiles(traces: EntranceTraces, { gateways }: Declared): readonly string[] {
  const files = [
    ...traces.routes.map((route) => route.file),
    ...traces.consumers,
    ...traces.jobs,
    ...[...traces.applications, ...gateways].map((application) => application.file),
  ];
  return [...new Set(files)];
}

function servicesIn(
  input: LinkInput,
  traces: EntranceTraces,
  declared: Declared,
  settings: ModuleSettings,
  ownersAgain: OwnersAgain,
): Pick<Services, 'components' | 'serviceOf'> {
  const { manifests, deployments, owners } = declared;
  const contexts = deployments.flatMap((deployment) =>
    runsOwnCode(deployment) ? (deployment.buildContext ?? []) : [],
  );
  const entrances = { ...traces, applications: [...traces.applications, ...declared.gateways] };
  const roots = serviceRoots(activeFiles(input, enteredFiles(traces, declared)), manifests, contexts, owners);
  const components = buildComponents({
    name: input.name,
    roots,
    deployments,
    processes: factsOf(input, 'process'),
    activityOf: activities(input, entrances, roots, owners),
    roleOf: () => 'system',
    registeredNamesOf: (folder) => registeredNames.flatMap((key) => applicationName(settings.get(folder, key)) ?? []),
    applicationNameOf: (folder) =>
      applicationName(applicationNames.map((key) => settings.get(folder, key)).find((name) => name !== undefined)),
  });
  const byFolder = new Map(
    components.flatMap((component) => (component.root === undefined ? [] : [[component.root, component.id]])),
  );
  return { components, serviceOf: ownersAgain({ roots: roots.map(({ folder }) => folder), owners, byFolder }) };
}

/** A program that only passes requests on answers none by itself. */
function codedGateways(input: LinkInput): EntranceTraces['applications'] {
  return factsOf(input, 'upstreams').flatMap(({ inCode, evidence: { file } }) =>
    inCode === true ? [{ file, at: 0, end: 0, kind: undefined }] : [],
  );
}

/** Eureka and Consul. */
const registeredNames = [
  'eureka.instance.appname',
  'eureka.instance.virtual-host-name',
  'spring.cloud.consul.discovery.service-name',
  'consul.client.registration.name',
];

/** Spring, Micronaut and Quarkus. */
const applicationNames = ['spring.application.name', 'micronaut.application.name', 'quarkus.application.name'];

/** Names are compared without case: hosts are. */
function applicationName(name: string | undefined): string | undefined {
  return name === undefined || name.includes('{}') ? undefined : name.toLowerCase();
}

/** A database that is built from a Dockerfile of ours is still a database. */
function runsOwnCode({ component }: DeploymentFact): boolean {
  return component.technology === undefined;
}

function factsOf<K extends Fact['kind']>(input: LinkInput, kind: K): readonly (Fact & { kind: K })[] {
  const found: (Fact & { kind: K })[] = [];
  for (const file of filesWith(input.files, kind)) {
    if (file.role !== 'system') continue;
    for (const fact of file.facts) if (fact.kind === kind) found.push(fact as Fact & { kind: K });
  }
  return found;
}

function activeFiles(input: LinkInput, entered: readonly string[]): ReadonlySet<string> {
  const active = new Set(entered.filter((file) => input.files.get(file)?.role === 'system'));
  // A folder of contracts alone, or one document, is reviewed as the service that it promises.
  return active.size > 0 ? active : new Set(contractFiles(input));
}

function promises(fact: Fact): boolean {
  return fact.kind === 'contract' && (fact.operations.length > 0 || (fact.messages?.length ?? 0) > 0);
}

function contractFiles(input: LinkInput): readonly string[] {
  return filesWith(input.files, 'contract')
    .filter((file) => file.role === 'system' && file.facts.some(promises))
    .map((file) => file.file);
}

/** Where settings of Spring, Micronaut and Quarkus say that data lives; variables may say otherwise. */
function configuredStores(
  settings: ModuleSettings,
  root: string,
  variables: Readonly<Record<string, string>> | undefined,
): readonly string[] {
  return settings.of(root, variables).flatMap(({ key, value }) => (storeSetting.test(key) ? [value] : []));
}

const storeSetting =
  /^(?:spring\.(?:[\w-]+\.)*datasource\.(?:[\w-]+\.)*(?:jdbc-?url|url)|spring\.r2dbc\.url|spring\.data\.mongodb\.(?:uri|host)|spring\.mongodb\.uri|spring\.neo4j\.uri|spring\.(?:data\.)?cassandra\.contact-?points(?:\[\d+\])?|datasources\.[\w-]+\.url|quarkus\.datasource\.(?:[\w-]+\.)*url|(?:quarkus\.)?mongodb\.(?:uri|connection-string)|ConnectionStrings\.[\w-]+)$/i;

function storeFacts(input: LinkInput, serviceOf: Services['serviceOf']): (service: string) => readonly StoreFact[] {
  const found = filesWith(input.files, 'store').flatMap(({ file, facts }) =>
    facts.flatMap((fact) => (fact.kind === 'store' ? [{ service: serviceOf(file), fact }] : [])),
  );
  const byService = groupBy(found, ({ service }) => service);
  return (service) => (byService.get(service) ?? []).map(({ fact }) => fact);
}

/** What happens in the folder of each service. */
function activities(
  input: LinkInput,
  { routes, consumers, applications }: EntranceTraces,
  roots: readonly ServiceRoot[],
  owners: Declared['owners'],
): (folder: string) => ServiceActivity {
  const rootOf = rootAround(roots);
  const homeOf = homeFinder((file) => rootOf(file)?.folder, owners);
  const folders = new Map<string, string | undefined>();
  const folderOf = (file: string): string | undefined => {
    if (!folders.has(file)) folders.set(file, homeOf(file));
    return folders.get(file);
  };
  const byFolder = {
    routes: groupBy(routes, ({ file }) => folderOf(file)),
    consumers: groupBy(consumers, folderOf),
    applications: groupBy(applications, ({ file }) => folderOf(file)),
  };
  const manifests = new Map(roots.map(({ folder, manifest }) => [folder, manifest]));
  return (folder) => {
    const own = byFolder.routes.get(folder) ?? [];
    const started = byFolder.applications.get(folder) ?? [];
    const first = own[0] ?? started[0];
    return {
      frameworks: [...new Set(own.map((route) => route.framework))].sort(),
      language: languageOf(input, own) ?? languageOf(input, started.slice(0, 1)),
      kind:
        started.map(({ kind }) => kind).find((kind) => kind !== undefined) ?? kindByArtifacts(manifests.get(folder)),
      endpoints: own.length,
      consumers: byFolder.consumers.get(folder)?.length ?? 0,
      evidence: first === undefined ? [] : [input.evidence(first.file, first.at, first.end)],
    };
  };
}

function languageOf(input: LinkInput, places: readonly { readonly file: string }[]): string | undefined {
  return places.map(({ file }) => input.files.get(file)?.outline?.language).find((language) => language !== undefined);
}
