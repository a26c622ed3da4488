import type { ComponentKind, Deployment } from '../../model/component.ts';
import { folderOf, joinPath } from '../../model/workspace-path.ts';
import { entriesOf, entry, isTrue, itemsOf, numberOf, scalarText, textOf, textsOf } from '../../syntax/data-node.ts';
import type { DataEntry, DataNode } from '../../syntax/data-tree.ts';
import type { ComposeIncludeFact, DeploymentFact } from '../deployment-fact.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import { buildArgumentsOf, buildContextOf, dockerfileOf, leavesWorkspace } from './build-context.ts';
import { composeDefaultSecrets, composeEnvironment, environmentFiles } from './compose-environment.ts';
import { extendServices } from './compose-extends.ts';
import { labeledUpstreams } from './compose-labels.ts';
import { composePorts } from './compose-ports.ts';
import { emulatedProduct, productOfImage, productOfName } from './known-products.ts';
import { maxConnections } from './max-connections.ts';
import { builtDatabase, type Packed, packedProduct } from './packed-product.ts';

/** Docker Compose files of every name: `compose.yaml`, `docker-compose.prod.yml`, `podman-compose.yml`. */
export const compose: Extractor = {
  id: 'compose',
  title: 'Docker Compose',
  group: 'infra',
  applies: (file) => (composeName.test(file.path) || holdsServices(file)) && !trialName.test(file.path),
  extract: extractCompose,
};

/** What others extend or include may be called as somebody liked. */
function holdsServices({ path, text }: ReadFile): boolean {
  return /\.ya?ml$/i.test(path) && /^services:\s*$/m.test(text) && /^[ \t]+(?:image|build|extends):/m.test(text);
}

const composeName = /(?:^|[/._-])(?:compose|docker-stack)(?:[._-][^/]*)?\.ya?ml$/i;
/** Stacks that only tests start are not the system. */
const trialName = /(?:^|[/._-])(?:tests?|e2e|ci|integration)\.ya?ml$|(?:^|\/)\.github\//i;

function extractCompose(file: ReadFile): Extraction {
  const document = file.documents?.[0];
  const services = extendServices(servicesIn(document));
  const deployed = services.filter(({ value }) => isService(value));
  const trial = isForDevelopment(file, deployed);
  const leaving = services.flatMap(({ key, value }) => [
    ...leavesWorkspace(file.path, value),
    ...(extendedBy(file, key, value)?.file.startsWith('..') === true
      ? [{ at: value.at, message: `What ${key} extends lies outside the workspace.` }]
      : []),
  ]);
  return {
    facts: [
      ...deployed.map((service) => factOf(file, service, trial)),
      ...includesIn(file, document),
      ...(composeName.test(file.path) ? labeledUpstreams(file, deployed) : []),
    ],
    problems: leaving.map(({ at, message }) => ({
      file: file.path,
      line: file.lines.lineAt(at),
      message,
    })),
  };
}

/** `include: [a.yaml, { path: [b.yaml, c.yaml] }]` */
function includesIn(file: ReadFile, document: DataNode | undefined): readonly ComposeIncludeFact[] {
  const named = itemsOf(entry(document, 'include')).flatMap((item) => textsOf(entry(item, 'path') ?? item));
  const files = named.map((name) => joinPath(folderOf(file.path), name));
  return files.length === 0 ? [] : [{ kind: 'compose-include', files }];
}

/** The service of another file, where it begins with one. */
function extendedBy(file: ReadFile, key: string, value: DataNode): DeploymentFact['extended'] {
  const from = textOf(entry(value, 'extends', 'file'));
  if (from === undefined) return undefined;
  return { file: joinPath(folderOf(file.path), from), service: textOf(entry(value, 'extends', 'service')) ?? key };
}

/** The first format of Compose had no `services`: each key of the document was one. */
function servicesIn(document: DataNode | undefined): readonly DataEntry[] {
  const services = entry(document, 'services');
  if (services !== undefined) return entriesOf(services);
  const entries = entriesOf(document);
  return entries.every(({ value }) => runs(value)) ? entries : [];
}

function runs(service: DataNode): boolean {
  return ['image', 'build', 'extends'].some((key) => entry(service, key) !== undefined);
}

/** An override may say as little as one port, but something it says. */
function isService(service: DataNode): boolean {
  return service.kind === 'mapping' && service.entries.size > 0;
}

function factOf(file: ReadFile, { key, keyAt, value }: DataEntry, trial: boolean): DeploymentFact {
  const image = textOf(entry(value, 'image'));
  const product = productOf(key, value, image);
  return {
    kind: 'deployment',
    extended: extendedBy(file, key, value),
    unnamed: composeName.test(file.path) ? undefined : true,
    buildContext: buildContextOf(file.path, value),
    dockerfile: dockerfileOf(file.path, value),
    buildArguments: buildArgumentsOf(value),
    ...startedBy(value),
    component: {
      name: key,
      aliases: aliasesOf(key, value),
      kind: product?.kind ?? kindOfName(key),
      technology: product?.technology,
      deployment: { ...deploymentOf(file, value, image), ...(trial ? {} : composeDefaultSecrets(value)) },
      evidence: [file.evidence(keyAt, value.end)],
    },
  };
}

/** `entrypoint: /bin/tracker`, or the command that an image without one runs. */
function startedBy(service: DataNode): Pick<DeploymentFact, 'started'> {
  const words = [...textsOf(entry(service, 'entrypoint')), ...textsOf(entry(service, 'command'))];
  return words.length === 0 ? {} : { started: words.flatMap((word) => word.split(/\s+/)) };
}

/** A stack that says so, that mounts the sources, or that runs nothing of one's own is that of a developer. */
function isForDevelopment(file: ReadFile, services: readonly DataEntry[]): boolean {
  if (says.test(file.text.slice(0, 1500))) return true;
  const mounted = services.flatMap(({ value }) =>
    itemsOf(entry(value, 'volumes')).map((volume) => scalarText(volume) ?? ''),
  );
  if (mounted.some((volume) => /^\.{1,2}\/?:/.test(volume))) return true;
  return services.every(({ key, value }) => isBought(key, value));
}

const says =
  /#[^\n]*\b(?:development|demo|learning|testing)\b[^\n]{0,60}\b(?:only|purposes?)\b|#[^\n]*\bnot\b[^\n]{0,60}\bproduction\b/i;

function isBought(name: string, service: DataNode): boolean {
  return productOf(name, service, textOf(entry(service, 'image'))) !== undefined;
}

/** What is built here counts as a product only by its own name: its image is called as somebody liked. */
function productOf(name: string, service: DataNode, image: string | undefined): Packed | undefined {
  const variables = Object.keys(composeEnvironment(service));
  if (entry(service, 'build') !== undefined) return productOfName(name) ?? builtDatabase(name, variables);
  const command = textsOf(entry(service, 'command')).join(' ');
  return image === undefined
    ? undefined
    : (emulatedProduct(image, command) ??
        productOfImage(image) ??
        packedProduct(name, image, { variables, ports: composePorts(service).map(({ container }) => container) }));
}

function kindOfName(name: string): ComponentKind {
  const words = name.toLowerCase().split(/[-_.]/);
  if (words.some((word) => word === 'worker' || word === 'consumer')) return 'worker';
  return words.some((word) => jobWords.has(word)) ? 'job' : 'service';
}

const jobWords = new Set(['migrate', 'migration', 'migrations', 'migrator', 'seed', 'seeder', 'cron', 'scheduler']);

/** Every name under which other containers reach it. */
function aliasesOf(name: string, service: DataNode): string[] {
  const networks = entriesOf(entry(service, 'networks')).flatMap(({ value }) => textsOf(entry(value, 'aliases')));
  const own = [textOf(entry(service, 'container_name')), textOf(entry(service, 'hostname'))];
  return [...new Set([name, ...own.filter((alias) => alias !== undefined), ...networks])];
}

function deploymentOf(file: ReadFile, service: DataNode, image: string | undefined): Deployment {
  const files = environmentFiles(service).map((name) => joinPath(folderOf(file.path), name));
  return {
    file: file.path,
    image,
    replicas: numberOf(entry(service, 'deploy', 'replicas')) ?? numberOf(entry(service, 'scale')),
    ports: composePorts(service),
    healthCheck: checksHealth(entry(service, 'healthcheck')),
    limits: limitsOf(service),
    environment: composeEnvironment(service),
    ...(files.length === 0 ? {} : { environmentFiles: files }),
    dependsOn: dependenciesOf(service),
    maxConnections: maxConnections(textsOf(entry(service, 'command'))),
  };
}

function checksHealth(check: DataNode | undefined): boolean {
  if (check === undefined || isTrue(entry(check, 'disable'))) return false;
  return textsOf(entry(check, 'test'))[0] !== 'NONE';
}

function limitsOf(service: DataNode): Deployment['limits'] {
  const limits = entry(service, 'deploy', 'resources', 'limits');
  const cpus = scalarText(entry(limits, 'cpus')) ?? scalarText(entry(service, 'cpus'));
  const memory = scalarText(entry(limits, 'memory')) ?? scalarText(entry(service, 'mem_limit'));
  return cpus === undefined && memory === undefined ? undefined : { cpus, memory };
}

/** `links` may name the service before the colon. */
function dependenciesOf(service: DataNode): string[] {
  const depends = entry(service, 'depends_on');
  const names = depends?.kind === 'mapping' ? [...depends.entries.keys()] : textsOf(depends);
  const links = textsOf(entry(service, 'links')).map((link) => link.split(':')[0] ?? link);
  return [...new Set([...names, ...links])];
}
