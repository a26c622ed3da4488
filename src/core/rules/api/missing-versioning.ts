import type { Component } from '../../model/component.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { count } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { exposureOf, gatewayBefore } from '../questions/exposure.ts';
import { groupBy, type NonEmpty } from '../questions/group-by.ts';
import type { Report, Rule } from '../rule.ts';
import { prose } from '../words/prose.ts';
import { isOperationalRoute, routesOf } from '../words/route-words.ts';

/** A smaller API is changed together with its few callers. */
const smallestApi = 5;

const resources = ['suppliers', 'teas', 'blends', 'harvests', 'tastings'];

export const missingVersioning: Rule = {
  id: 'missing-versioning',
  area: 'api',
  severity: 'info',
  what: 'A public API says its version neither in the path nor in a header, parameter or contract.',
  why: 'The first incompatible change breaks every client at once, because old and new cannot be offered side by side.',
  fix: 'Mount the routes under a version before clients depend on them.',
  references: [
    'https://learn.microsoft.com/en-us/azure/architecture/best-practices/api-design#implement-versioning',
    'https://google.aip.dev/185',
  ],
  reads: ['endpoints', 'contracts', 'components', 'calls'],
  examples: { bad: teaShop(''), good: teaShop('/v1') },
  check: ({ index }) =>
    index
      .ofDistricts(unversionedApis)
      .flat()
      .filter(({ service }) => !isPrivate(index, service))
      .map(({ service, endpoints }) => report(service, endpoints)),
};

/** What a service offers to programs, all of it without a version. */
interface UnversionedApi {
  readonly service: Component;
  readonly endpoints: NonEmpty<Endpoint>;
}

function unversionedApis(index: SystemIndex): readonly UnversionedApi[] {
  const routes = index.system.endpoints.filter(isApiRoute);
  return [...groupBy(routes, (endpoint) => endpoint.service).values()].map(programsOf).flatMap((endpoints) => {
    const service = index.component(endpoints[0].service);
    if (endpoints.length < smallestApi || service === undefined) return [];
    return isVersioned(index, service, endpoints) || isWebsite(endpoints) ? [] : [{ service, endpoints }];
  });
}

function teaShop(prefix: string): Record<string, string> {
  const routes = resources.map(
    (name) => `router.get('/${name}/:id', (req, res) => res.json({ id: req.params.id }));\n`,
  );
  return {
    'src/app.ts': `import express from 'express';

const app = express();
const router = express.Router();

${routes.join('')}
app.use('${prefix || '/'}', router);
app.listen(3000);
`,
  };
}

function isApiRoute(endpoint: Endpoint): boolean {
  if (!endpoint.sources.includes('code') || endpoint.static) return false;
  return (
    endpoint.path !== '/' &&
    endpoint.protocol !== 'graphql' &&
    endpoint.protocol !== 'server-action' &&
    !isOperationalRoute(endpoint.path) &&
    !/graphql|webhook|callback|trpc/i.test(endpoint.path)
  );
}

/** Where a part of the routes stands below `/api`, the others are the pages of the same application. */
function programsOf(endpoints: NonEmpty<Endpoint>): NonEmpty<Endpoint> {
  const [first, ...others] = endpoints.filter(({ path }) => path.startsWith('/api/'));
  return first === undefined || others.length + 1 < smallestApi ? endpoints : [first, ...others];
}

function isVersioned(index: SystemIndex, service: Component, endpoints: readonly Endpoint[]): boolean {
  const documented = index.system.contracts
    .filter((contract) => contract.service === service.id)
    .flatMap((contract) => contract.operations);
  const parameters = [...endpoints, ...documented].flatMap((each) => each.parameters);
  return (
    [...endpoints, ...documented].some((each) => versionSegment.test(each.path)) ||
    parameters.some((parameter) => versionParameter.test(parameter.name))
  );
}

const versionSegment = /\/v\d+([./]|$)|\/\d{4}-\d{2}(-\d{2})?(\/|$)|\/\{(api_?)?version\}/i;
const versionParameter = /^(x-)?(api|accept)-?version$|^version$/i;

/**
 * The routes of a web application serve its own pages and are deployed with them; those of an inner service serve
 * peers of the same workspace, behind whatever the gateway promises.
 */
function isPrivate(index: SystemIndex, service: Component): boolean {
  if (service.kind !== 'service' && service.kind !== 'gateway') return true;
  if (service.frameworks.some((framework) => /next|nuxt|remix|svelte/i.test(framework))) return true;
  if (service.kind === 'gateway') return false;
  return exposureOf(service) === 'internal' || gatewayBefore(index, service.id) !== undefined;
}

/** Forms are answered with the address of the next page: what does that in many places serves people, not programs. */
function isWebsite(endpoints: readonly Endpoint[]): boolean {
  const onward = endpoints.filter(({ responses }) => responses.some(({ status }) => status === 302 || status === 303));
  return onward.length * 4 >= endpoints.length;
}

function report(service: Component, endpoints: NonEmpty<Endpoint>): Report {
  const [example = ''] = routesOf(endpoints);
  const [, path = ''] = example.split(' ');
  return {
    title: `${service.name} offers ${count(endpoints.length, 'route')} without a version`,
    message: prose(
      'No path and no documented parameter names a version,',
      `so a field that is renamed in ${example} is renamed for every client in the same minute.`,
      'If a header that the code reads names one, or all clients are deployed together with it, this is fine.',
    ),
    fix: fixOf(endpoints[0].framework, path),
    evidence: evidenceChain(
      endpoints.map((endpoint) => endpoint.mounts?.[0]),
      endpoints[0].evidence[0],
    ),
    lookedAt: [
      'paths of the routes',
      'documented header and query parameters',
      'paths and server bases of the OpenAPI documents',
    ],
    subjects: [service.id],
  };
}

function fixOf(framework: string | undefined, path: string): string {
  const base = path.startsWith('/api/') ? '/api' : '';
  const mounted = `so that ${path} becomes ${base}/v1${path.slice(base.length)}`;
  const alias = 'and keep the bare path as an alias for a while.';
  switch (framework) {
    case 'express':
      return `Mount the routers under a version, \`app.use('${base}/v1', router)\`, ${mounted}, ${alias}`;
    case 'fastify':
      return `Register the plugin with \`{ prefix: '${base}/v1' }\`, ${mounted}, ${alias}`;
    case 'nest':
    case 'nestjs':
      return `Call \`app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' })\`, ${mounted}.`;
    default:
      return `Mount the routes under a version, ${mounted}, ${alias}`;
  }
}
