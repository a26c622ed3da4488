import type { DeploymentFact, Fact } from '../../extractors/fact.ts';
import type { Component } from '../../model/component.ts';
import { isBelow } from '../../model/workspace-path.ts';
import type { EntranceTraces } from '../islands/entrance-traces.ts';
import type { LinkInput } from '../link-input.ts';
import { mergeDeployments } from '../merge-deployments.ts';
import { moduleSettings } from '../module-settings.ts';
import { kindByArtifacts } from '../spring/applications.ts';
import { buildComponents, type ServiceActivity } from './build-components.ts';
import { clusterDeployments } from './cluster-deployments.ts';
import { ownerAround, projectOwners } from './project-owners.ts';
import { rootAround, type ServiceRoot, serviceRoots } from './service-roots.ts';
import { findStores } from './stores.ts';

/** The components of a workspace, and which of them a file belongs to. */
export interface Services {
  readonly components: readonly Component[];
  /** Component id of the service whose folder holds the file. */
  serviceOf(file: string): string | undefined;
  storeOf(service: string | undefined, technology: string): string;
  inferredStores(): readonly Component[];
}

export function findServices(input: LinkInput, entrances: EntranceTraces): Services {
  const manifests = factsOf(input, 'manifest');
  const deployments = mergeDeployments(
    clusterDeployments(
      factsOf(input, 'deployment'),
      factsOf(input, 'cluster-service'),
      factsOf(input, 'cluster-scaling'),
    ),
  );
  const contexts = deployments.flatMap((deployment) =>
    runsOwnCode(deployment) ? (deployment.buildContext ?? []) : [],
  );
  const active = activeFiles(input, entrances);
  const settings = moduleSettings(input);
  const owners = projectOwners(manifests);
  const roots = serviceRoots(active, manifests, contexts, owners);
  const components = buildComponents({
    name: input.name,
    roots,
    deployments,
    activityOf: (folder) => activityOf(input, entrances, roots, folder),
    roleOf: () => 'system',
    applicationNameOf: (folder) => applicationName(settings.get(folder, 'spring.application.name')),
  });
  const byFolder = new Map(
    components.flatMap((component) => (component.root === undefined ? [] : [[component.root, component.id]])),
  );
  // Each service asks for every file, so each answer is kept.
  const known = new Map<string, string | undefined>();
  const serviceOf = (file: string): string | undefined => {
    if (known.has(file)) return known.get(file);
    const root = rootAround(roots, file)?.folder ?? ownerAround(owners, file);
    const service = root === undefined ? undefined : byFolder.get(root);
    known.set(file, service);
    return service;
  };
  const stores = findStores(components, (service) => storeFactsOf(input, serviceOf, service));
  return { components, serviceOf, storeOf: stores.storeOf, inferredStores: stores.inferred };
}

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
  for (const file of input.files.values()) {
    if (file.role !== 'system') continue;
    for (const fact of file.facts) if (fact.kind === kind) found.push(fact as Fact & { kind: K });
  }
  return found;
}

function activeFiles(input: LinkInput, entrances: EntranceTraces): ReadonlySet<string> {
  const files = [
    ...entrances.routes.map((route) => route.file),
    ...entrances.consumers,
    ...entrances.jobs,
    ...entrances.applications.map((application) => application.file),
  ];
  const active = new Set(files.filter((file) => input.files.get(file)?.role === 'system'));
  // A folder of contracts alone, or one document, is reviewed as the service that it promises.
  return active.size > 0 ? active : new Set(contractFiles(input));
}

function promises(fact: Fact): boolean {
  return fact.kind === 'contract' && fact.operations.length > 0;
}

function contractFiles(input: LinkInput): readonly string[] {
  return [...input.files.values()]
    .filter((file) => file.role === 'system' && file.facts.some(promises))
    .map((file) => file.file);
}

function storeFactsOf(input: LinkInput, serviceOf: (file: string) => string | undefined, service: string) {
  return [...input.files.values()]
    .filter((file) => serviceOf(file.file) === service)
    .flatMap((file) => file.facts.filter((fact) => fact.kind === 'store'));
}

function activityOf(
  input: LinkInput,
  entrances: EntranceTraces,
  roots: readonly ServiceRoot[],
  folder: string,
): ServiceActivity {
  const mine = (file: string): boolean => isBelow(file, folder) && rootAround(roots, file)?.folder === folder;
  const routes = entrances.routes.filter((route) => mine(route.file));
  const languages = routes.map((route) => input.files.get(route.file)?.outline?.language);
  const applications = entrances.applications.filter(({ file }) => mine(file));
  const manifest = roots.find((root) => root.folder === folder)?.manifest;
  const first = routes[0] ?? applications[0];
  return {
    frameworks: [...new Set(routes.map((route) => route.framework))].sort(),
    language: languages.find((language) => language !== undefined) ?? languageOf(input, applications),
    kind: applications.map(({ kind }) => kind).find((kind) => kind !== undefined) ?? kindByArtifacts(manifest),
    endpoints: routes.length,
    consumers: entrances.consumers.filter(mine).length,
    evidence: first === undefined ? [] : [input.evidence(first.file, first.at, first.end)],
  };
}

function languageOf(input: LinkInput, applications: EntranceTraces['applications']): string | undefined {
  const [first] = applications;
  return first === undefined ? undefined : input.files.get(first.file)?.outline?.language;
}
