import type { DeploymentFact, ProcessFact } from '../../extractors/deployment-fact.ts';
import type { Component, ComponentKind } from '../../model/component.ts';
import type { Evidence, Role } from '../../model/evidence.ts';
import { isBackground, secondProcess } from './second-process.ts';
import type { ServiceRoot } from './service-roots.ts';

/** What is known of a service's code when its component is made. */
export interface ServiceActivity {
  readonly frameworks: readonly string[];
  readonly language: string | undefined;
  /** What an application says that it is for. */
  readonly kind?: ComponentKind | undefined;
  readonly endpoints: number;
  readonly consumers: number;
  readonly evidence: readonly Evidence[];
}

export interface ComponentInput {
  /** Name of the workspace, for a service that has no other. */
  readonly name: string;
  readonly roots: readonly ServiceRoot[];
  readonly deployments: readonly DeploymentFact[];
  readonly processes: readonly ProcessFact[];
  activityOf(folder: string): ServiceActivity;
  roleOf(folder: string): Role;
  /** What an application calls itself in its settings. */
  applicationNameOf(folder: string): string | undefined;
  /** Names under which it enters a register of services. */
  registeredNamesOf(folder: string): readonly string[];
}

/** Services from their folders, joined with how they are deployed, and everything else that is deployed beside them. */
export function buildComponents(input: ComponentInput): readonly Component[] {
  const taken = new Set<string>();
  const ran = deploymentsOf(input);
  const services = input.roots.map((root, at) => serviceOf(input, root, ran[at], taken));
  const claimed = new Set(ran);
  const deployed = input.deployments
    .filter((deployment) => !claimed.has(deployment))
    .map((deployment) => ({ ...deployedOnly(deployment, taken), ...secondProcess(deployment, services, ran) }));
  const processes = input.processes.flatMap((started) => {
    const service = services.find(({ root }) => root === started.folder);
    return service === undefined || started.name === 'web' ? [] : [processOf(started, service, taken)];
  });
  return [...services, ...deployed, ...processes].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function serviceOf(
  input: ComponentInput,
  root: ServiceRoot,
  deployment: DeploymentFact | undefined,
  taken: Set<string>,
): Component {
  const activity = input.activityOf(root.folder);
  const packageName = packageNameOf(root);
  const applicationName = input.applicationNameOf(root.folder);
  const folderName = root.folder.split('/').at(-1) ?? '';
  const name = unique(
    deployment?.component.name ?? applicationName ?? packageName ?? (folderName === '' ? input.name : folderName),
    taken,
  );
  const aliases = [
    name,
    ...(deployment?.component.aliases ?? []),
    root.manifest?.name,
    packageName,
    folderName,
    applicationName,
    ...input.registeredNamesOf(root.folder),
  ];
  return {
    id: `component:${name}`,
    name,
    aliases: [...new Set(aliases.filter((alias) => alias !== undefined && alias !== ''))] as string[],
    kind: kindOf(name, activity),
    root: root.folder,
    language: activity.language,
    frameworks: activity.frameworks,
    deployment: deployment?.component.deployment,
    evidence: [...(deployment?.component.evidence ?? []), ...activity.evidence].slice(0, 3),
    provenance: 'extracted',
    role: input.roleOf(root.folder),
  };
}

/** How each root runs. */
function deploymentsOf(input: ComponentInput): readonly (DeploymentFact | undefined)[] {
  // What a cluster starts at its time, or once, is a second thing that is done with the image.
  const bought = input.deployments.filter(
    ({ buildContext, component }) => buildContext === undefined && component.kind !== 'job',
  );
  return input.roots.map((root) => deploymentOf(input, bought, root));
}

/** What is built from the folder; else a bought image of the same name, as in a project that publishes its own. */
function deploymentOf(
  input: ComponentInput,
  bought: readonly DeploymentFact[],
  root: ServiceRoot,
): DeploymentFact | undefined {
  const project = root.manifest?.name?.replaceAll(/\W/g, '_');
  const fitting = input.deployments.filter(
    (candidate) =>
      candidate.buildContext === root.folder || (candidate.project !== undefined && candidate.project === project),
  );
  // Of several processes of one folder it is called after the one that does not work in the background.
  const built = fitting.find((candidate) => !isBackground(candidate)) ?? fitting[0];
  if (built !== undefined) return built;
  const names = [packageNameOf(root) ?? root.folder.split('/').at(-1), input.applicationNameOf(root.folder)].filter(
    (name) => name !== undefined,
  );
  return (
    bought.find(
      ({ component }) =>
        (component.kind === 'service' && names.includes(component.name)) || names.includes(imageName(component) ?? ''),
    ) ??
    bought.find(
      ({ cluster, component }) =>
        cluster !== undefined &&
        component.technology === undefined &&
        component.aliases.some((alias) => names.includes(alias)),
    )
  );
}

/** `orders` of `registry.example.com/shop/orders:1.2`. */
function imageName({ deployment }: DeploymentFact['component']): string | undefined {
  return deployment?.image?.split('/').at(-1)?.split(/[:@]/)[0];
}

function packageNameOf(root: ServiceRoot): string | undefined {
  const { name, ecosystem } = root.manifest ?? {};
  // A Go module is named by the path that it is fetched from.
  return ecosystem === 'go'
    ? name
        ?.replace(/\/v\d+$/, '')
        .split('/')
        .at(-1)
    : name?.replace(/^@[^/]+\//, '');
}

function kindOf(name: string, activity: ServiceActivity): ComponentKind {
  if (activity.kind !== undefined && (activity.endpoints === 0 || activity.kind === 'gateway')) return activity.kind;
  if (/(^|[-_.])(gateway|bff|edge|proxy)($|[-_.])/i.test(name)) return 'gateway';
  if (activity.endpoints === 0 && activity.consumers > 0) return 'worker';
  if (activity.endpoints === 0 && /(^|[-_.])(web|frontend|ui|client|www|site)($|[-_.])/i.test(name)) return 'frontend';
  return 'service';
}

function deployedOnly(deployment: DeploymentFact, taken: Set<string>): Component {
  const name = unique(deployment.component.name, taken);
  return {
    ...deployment.component,
    id: `component:${name}`,
    name,
    aliases: [...new Set([name, ...deployment.component.aliases])],
    frameworks: [],
    provenance: 'extracted',
    role: 'system',
  };
}

/** A second process of the same code. Who runs it says nothing of doors, so that no port is missing. */
function processOf({ name, file, evidence }: ProcessFact, service: Component, taken: Set<string>): Component {
  const own = unique(`${service.name}-${name}`, taken);
  return {
    id: `component:${own}`,
    name: own,
    aliases: [own],
    kind: processKinds[name] ?? 'worker',
    codeOf: service.id,
    language: service.language,
    frameworks: [],
    deployment: { file, ports: [], healthCheck: false, environment: {}, dependsOn: [] },
    evidence: [evidence],
    provenance: 'extracted',
    role: 'system',
  };
}

/** Everything but `web` works in the background; what runs at a release ends. */
const processKinds: Readonly<Record<string, ComponentKind>> = { release: 'job', console: 'job' };

function unique(name: string, taken: Set<string>): string {
  let candidate = name;
  for (let count = 2; taken.has(candidate); count++) candidate = `${name}-${count}`;
  taken.add(candidate);
  return candidate;
}
