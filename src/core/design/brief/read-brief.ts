import type { Problem } from '../../model/problem.ts';
import { entriesOf, scalarText, textOf, textsOf } from '../../syntax/data-node.ts';
import type { DataEntry, DataNode } from '../../syntax/data-tree.ts';
import { linesOf } from '../../syntax/lines.ts';
import { readDocuments } from '../../syntax/read-documents.ts';
import { authKinds, type Brief, type Consumer, dialects, type External, type Load } from './brief.ts';
import { type BriefPage, complain, evidenceOf, knownEntries, meant } from './brief-page.ts';
import { quantity } from './quantity.ts';
import { readResource } from './read-resource.ts';
import { resolveBrief } from './resolve-brief.ts';

export interface BriefReading {
  readonly brief: Brief;
  readonly problems: readonly Problem[];
}

/** More than this is no brief, and a diagram of it no picture. */
const mostResources = 500;

/** Reads YAML or JSON. What contradicts itself or names nothing is a problem with its line, and is left out. */
export function readBrief(file: string, text: string): BriefReading {
  const isJson = /\.json$/i.test(file);
  const { documents, problems } = readDocuments(isJson ? file : `${file}.yaml`, text);
  const page: BriefPage = { file, lines: linesOf(text), problems: [] };
  for (const { at, message } of problems) complain(page, at, message);
  const [document] = documents;
  const known = knownEntries(page, document, 'brief');
  const resources = entriesOf(known.get('resources'));
  if (resources.length === 0) {
    complain(
      page,
      known.get('resources')?.at ?? document?.at ?? 0,
      'A brief names at least one resource under `resources`.',
    );
  }
  if (resources.length > mostResources) {
    complain(
      page,
      resources[mostResources]?.keyAt ?? 0,
      `More than ${mostResources} resources are no brief; the rest is left out.`,
    );
  }
  const brief: Brief = {
    file,
    name: nameOf(page, known.get('name'), document),
    goals: [...textsOf(known.get('goals')), ...textsOf(known.get('constraints'))],
    resources: resources.slice(0, mostResources).map((said) => readResource(page, said)),
    consumers: entriesOf(known.get('consumers')).map((said) => readConsumer(page, said)),
    externals: entriesOf(known.get('externals')).map((said) => readExternal(page, said)),
    load: readLoad(page, known.get('load')),
    tenant: scalarText(known.get('tenant')),
    auth: chosen(page, known.get('auth'), authKinds, 'auth') ?? 'openid',
    dialect: chosen(page, known.get('database'), dialects, 'database') ?? 'postgresql',
    availability: quantity(page, known.get('availability'), 'share', { min: 0.5, max: 0.99999 }) ?? 0.999,
    people: quantity(page, known.get('people'), 'amount', { min: 1, max: 100_000 }),
    evidence: document === undefined ? { file, line: 1, endLine: 1, text: '' } : evidenceOf(page, document),
  };
  const resolved = resolveBrief(page, brief);
  return { brief: resolved, problems: page.problems.sort((a, b) => a.line - b.line) };
}

function nameOf(page: BriefPage, node: DataNode | undefined, document: DataNode | undefined): string {
  const name = textOf(node)?.trim() ?? '';
  if (name !== '') return name.slice(0, 120);
  complain(page, node?.at ?? document?.at ?? 0, 'The brief has no name; it is called Backend.');
  return 'Backend';
}

function chosen<T extends string>(
  page: BriefPage,
  node: DataNode | undefined,
  words: readonly T[],
  key: string,
): T | undefined {
  if (node === undefined) return undefined;
  const said = scalarText(node) ?? '';
  const word = words.find((each) => each === said);
  return word ?? complain(page, node.at, `${key} takes ${words.join(', ')}, not ${said}.${meant(said, words)}`);
}

function readConsumer(page: BriefPage, said: DataEntry): Consumer {
  const known = knownEntries(page, said.value, 'consumer');
  return {
    name: said.key,
    on: textsOf(known.get('on')),
    calls: scalarText(known.get('calls')),
    writes: scalarText(known.get('writes')),
    evidence: evidenceOf(page, said),
  };
}

function readExternal(page: BriefPage, said: DataEntry): External {
  const known = knownEntries(page, said.value, 'external');
  const seconds = quantity(page, known.get('timeout'), 'seconds', { min: 0.01, max: 120 }) ?? 2;
  return {
    name: said.key,
    timeout: Math.round(seconds * 1000),
    undo: scalarText(known.get('undo')),
    evidence: evidenceOf(page, said),
  };
}

const usualLoad: Omit<Load, 'assumed'> = {
  requestsPerSecond: 10,
  peakFactor: 4,
  readsPerWrite: 10,
  payload: 2000,
  growth: 0.5,
};

function readLoad(page: BriefPage, node: DataNode | undefined): Load {
  const known = knownEntries(page, node, 'load');
  const said = {
    requestsPerSecond: quantity(page, known.get('requestsPerSecond'), 'amount', { min: 0, max: 1e7 }),
    peakFactor: quantity(page, known.get('peakFactor'), 'amount', { min: 1, max: 1000 }),
    readsPerWrite: quantity(page, known.get('readsPerWrite'), 'amount', { min: 0, max: 1e6 }),
    payload: quantity(page, known.get('payload'), 'bytes', { min: 1, max: 1e9 }),
    growth: quantity(page, known.get('growth'), 'share', { min: 0, max: 100 }),
  };
  const assumed = (Object.keys(said) as (keyof typeof said)[]).filter((key) => said[key] === undefined);
  const filled = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return { ...usualLoad, ...filled, assumed };
}
