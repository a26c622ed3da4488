import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { indexSystem } from '../../model/system-index.ts';
import { count } from '../../model/wording.ts';
import type { Review } from '../../review/review.ts';
import { severities } from '../../rules/finding.ts';
import { type AgentAnswer, type AgentGround, type AgentTool, refused, said } from './agent-tool.ts';
import { componentAnswer } from './component-answer.ts';
import { endpointAnswer } from './endpoint-answer.ts';
import { callLine, endpointLine, nameOf, placeOf, tableLine, topicLine } from './fact-lines.ts';
import { paged } from './paged.ts';
import { tableAnswer } from './table-answer.ts';

const kinds = ['overview', 'endpoints', 'tables', 'calls', 'topics', 'jobs', 'problems'] as const;
type Kind = (typeof kinds)[number];

/** Lines that an agent reads at once without losing what it was about. */
const pageSize = 50;

export const factsTool: AgentTool = {
  name: 'architect_facts',
  title: 'Facts of the Architecture',
  description:
    'What static analysis knows of the backend in this workspace, joined across files and services: services, endpoints with guards, tables with columns and indexes, queries, calls between services, topics, jobs. Begin with kind "overview". With `about` it lists what matches; a text that means one endpoint ("POST /orders", "/orders/42"), table ("orders"), service or topic gives everything about it: handler, queries, tables, calls, callers, findings, each with file:line. Use it before you change a route, query, table or call, instead of searching files.',
  inputSchema: {
    type: 'object',
    properties: {
      kind: { type: 'string', enum: kinds, description: 'What to list; "overview" where nothing is said.' },
      about: { type: 'string', description: 'Route, path, table, service or file that the entries have to name.' },
      page: { type: 'integer', minimum: 1, description: 'Page of a long list, from 1.' },
    },
    additionalProperties: false,
  },
  answer: (ground, { kind, about, page = 1 }) => {
    const { system, review } = ground;
    const index = indexSystem(system);
    const wanted = String(about ?? '').trim();
    const one = wanted === '' ? undefined : single(wanted, kind, index, review);
    if (one !== undefined) return said(one);
    if (wanted !== '' && (kind === undefined || kind === 'overview')) return everywhere(wanted, index, Number(page));
    const asked = kinds.find((known) => known === kind) ?? 'overview';
    if (asked === 'overview') return said(overview(ground, index));
    const lines = naming(wanted, linesOf[asked](index));
    if (lines.length === 0) return nothing(asked, wanted, index);
    const title = `${count(lines.length, singular[asked])}${wanted === '' ? '' : ` with "${wanted}"`}`;
    return said(paged(title, lines, Number(page), pageSize));
  },
};

type Listed = Exclude<Kind, 'overview'>;

const listedKinds = kinds.filter((kind): kind is Listed => kind !== 'overview');

const singular: Readonly<Record<Listed, string>> = {
  endpoints: 'endpoint',
  tables: 'table',
  calls: 'call',
  topics: 'topic',
  jobs: 'job',
  problems: 'problem',
};

const linesOf: Readonly<Record<Listed, (index: SystemIndex) => readonly string[]>> = {
  endpoints: (index) => system(index.system.endpoints).map((endpoint) => endpointLine(endpoint, index)),
  tables: (index) => system(index.system.tables).map((table) => tableLine(table, index)),
  calls: (index) => system(index.system.calls).map((call) => callLine(call, index)),
  topics: (index) => system(index.system.channels).map((channel) => topicLine(channel, index)),
  jobs: (index) =>
    system(index.system.jobs).map((job) => `${job.schedule} · ${nameOf(job.service, index)}${placeOf(job)}`),
  problems: ({ system: { problems } }) => problems.map(({ file, line, message }) => `${file}:${line} ${message}`),
};

function system<T extends { readonly role: string }>(elements: readonly T[]): readonly T[] {
  return elements.filter(({ role }) => role === 'system');
}

/** Everything about what has the very name; undefined where nothing has. */
function single(wanted: string, kind: unknown, index: SystemIndex, review: Review): string | undefined {
  const key = keyOf(wanted);
  const endpoints = routesMeant(wanted, index);
  const tables = index.system.tables.filter(({ name, role }) => role === 'system' && name.toLowerCase() === key);
  const isCalled = (name: string): boolean => name.toLowerCase() === wanted.toLowerCase();
  const components = system(index.system.components).filter(({ name, aliases }) => [name, ...aliases].some(isCalled));
  const topics = system(index.system.channels).filter(({ name }) => isCalled(name));
  const answers = [
    ...(kind === undefined ? components.map((one) => componentAnswer(one, index, review)) : []),
    ...(kind === undefined || kind === 'topics' ? topics.map((one) => topicLine(one, index)) : []),
    ...(kind === undefined || kind === 'endpoints' ? endpoints.map((one) => endpointAnswer(one, index, review)) : []),
    ...(kind === undefined || kind === 'tables' ? tables.map((one) => tableAnswer(one, index, review)) : []),
  ];
  return answers.length === 0 ? undefined : answers.join('\n\n');
}

/** Routes by method and path; else, of a path as it is asked for (`GET /orders/42`), the one that answers it. */
function routesMeant(wanted: string, { system: { endpoints } }: SystemIndex): readonly Endpoint[] {
  const key = keyOf(wanted);
  const same = endpoints.filter((one) => keyOf(`${one.method} ${one.path}`) === key);
  const [, method = '', path = ''] = /^(?:([a-z]+)\s+)?(\/\S*)$/i.exec(wanted) ?? [];
  if (same.length > 0 || path === '') return same;
  const isMethod = (one: Endpoint): boolean =>
    method === '' || one.method === method.toUpperCase() || one.method === 'ANY';
  const known = endpoints.filter((one) => isMethod(one) && keyOf(one.path) === keyOf(path));
  if (known.length > 0) return known;
  return endpoints.filter((one) => isMethod(one) && one.path.includes('{') && answers(one.path, path));
}

function answers(template: string, path: string): boolean {
  const [wanted, asked] = [template, path.replace(/[?#].*$/, '')].map((text) => keyOf(text).split('/'));
  return (
    wanted?.length === asked?.length &&
    wanted?.every((part, at) => part.includes('{}') || part === asked?.[at]) === true
  );
}

/** `post /orders/:id/` and `POST /orders/{orderId}` are one. */
function keyOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/\{[^}]*\}|(?<=\/):\w+/g, '{}')
    .replace(/(?<=.)\/$/, '');
}

function overview({ system: { name, components, problems }, review }: AgentGround, index: SystemIndex): string {
  const { summary } = review;
  const found = severities.filter((one) => summary.findings[one] > 0).map((one) => `${summary.findings[one]} ${one}`);
  const own = components.filter((one) => one.role === 'system');
  const amount = (id: string): number => index.endpointsOfService(id).length;
  return [
    `${name}: ${count(summary.services, 'service')}, ${count(summary.endpoints, 'endpoint')}, ${count(summary.tables, 'table')}, ${count(summary.calls, 'call')}`,
    ...own.map((one) => {
      const made = [one.language, ...one.frameworks, one.technology].filter((part) => part !== undefined);
      const routes = amount(one.id) === 0 ? '' : ` · ${count(amount(one.id), 'endpoint')}`;
      return `- ${one.kind} ${one.name}${made.length === 0 ? '' : ` · ${made.join(', ')}`}${one.root === undefined ? '' : ` · in ${one.root || '.'}`}${routes}`;
    }),
    `Findings: ${found.join(', ') || 'none'}; architect_review lists them.`,
    ...(problems.length === 0
      ? []
      : [`${count(problems.length, 'problem')} while reading; kind "problems" lists them.`]),
  ].join('\n');
}

/** Whoever names no kind may mean a topic as well as a route. */
function everywhere(wanted: string, index: SystemIndex, page: number): AgentAnswer {
  const found = listedKinds.flatMap((kind) => {
    const lines = naming(wanted, linesOf[kind](index));
    return lines.length === 0
      ? []
      : [paged(`${count(lines.length, singular[kind])} with "${wanted}"`, lines, page, pageSize)];
  });
  return found.length === 0
    ? refused(`Nothing in this workspace names "${wanted}". Leave \`about\` out for an overview.`)
    : said(found.join('\n\n'));
}

function naming(wanted: string, lines: readonly string[]): readonly string[] {
  return lines.filter((line) => line.toLowerCase().includes(wanted.toLowerCase()));
}

/** That there are none is an answer. */
function nothing(kind: Listed, wanted: string, index: SystemIndex): AgentAnswer {
  const all = linesOf[kind](index);
  if (all.length === 0) return said(`No ${kind} were found in this workspace.`);
  return refused(noneOf(kind, wanted, all));
}

function noneOf(kind: Listed, wanted: string, all: readonly string[]): string {
  return `None of ${count(all.length, singular[kind])} names "${wanted}". Leave \`about\` out to list them, or name another kind: ${kinds.join(', ')}.`;
}
