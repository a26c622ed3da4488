import type { Contract } from '../../../model/contract.ts';
import type { Block, ContractDocument, DocumentOperation } from '../../../model/contract-document.ts';
import type { Endpoint, Response } from '../../../model/endpoint.ts';
import type { Evidence } from '../../../model/evidence.ts';
import type { FileEdit } from '../../../model/file-edit.ts';
import type { Json } from '../../../model/json-schema.ts';
import type { ContractMatch } from '../../questions/contract-match.ts';
import { isParameter } from '../../words/route-words.ts';
import { allOf, firstLine, insertBefore, replaceIn } from '../quoted-line.ts';
import { contractOperation, type Neighbor } from './contract-operation.ts';
import { operationName } from './operation-name.ts';
import { type Writing, writtenLines } from './written-lines.ts';

type ResponsesOf = (endpoint: Endpoint) => readonly Response[];

/**
 * What adds routes to their document: behind those that are most like them, written as the document is. Nothing where
 * it is written in a way that this would break, such as several keys on one line.
 */
export function contractEdits(
  contract: Contract,
  match: ContractMatch,
  missing: readonly Endpoint[],
  responsesOf: ResponsesOf,
): readonly FileEdit[] | undefined {
  const { document } = contract;
  if (document === undefined || document.format !== 'openapi-3') return undefined;
  const neighbors = neighborsIn(document, match);
  const taken = new Set(document.operations.flatMap(({ operationId }) => operationId ?? []));
  const places: Placed[] = [];
  for (const endpoint of [...missing].sort(byPath)) {
    const near = nearest(endpoint, neighbors);
    const path = near === undefined ? undefined : keyOf(endpoint, near, document);
    if (near === undefined || path === undefined) return undefined;
    const operationId = endpoint.operationId ?? operationName(endpoint.method, path, taken);
    taken.add(operationId);
    const beside = document.operations.filter((each) => each.path === path);
    const shared = beside.flatMap(({ parameters }) => parameters.filter((each) => each.shared).map(({ name }) => name));
    const responses = responsesOf(endpoint);
    const operation = contractOperation({ endpoint, responses, path, operationId, shared, neighbor: near, contract });
    places.push({ method: endpoint.method.toLowerCase(), path, operation, beside, near });
  }
  return editsFor(document, places);
}

interface Placed {
  readonly method: string;
  readonly path: string;
  readonly operation: Json;
  /** Operations that its path has already. */
  readonly beside: readonly DocumentOperation[];
  readonly near: Neighbor;
}

function byPath(a: Endpoint, b: Endpoint): number {
  return compare(a.path, b.path) || order.indexOf(a.method) - order.indexOf(b.method);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** As documents usually have them. */
const order = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE'];

function neighborsIn(document: ContractDocument, { pairs }: ContractMatch): readonly Neighbor[] {
  return pairs.flatMap(({ documented, endpoint }) => {
    const written = document.operations.find(
      ({ method, evidence }) => method === documented.method && evidence.line === documented.evidence.line,
    );
    return written === undefined ? [] : [{ written, documented, endpoint }];
  });
}

/** The one that has most segments in common; of several the last, which the new one comes behind. */
function nearest(endpoint: Endpoint, neighbors: readonly Neighbor[]): Neighbor | undefined {
  let best: { readonly neighbor: Neighbor; readonly common: number } | undefined;
  for (const neighbor of neighbors) {
    const common = commonSegments(endpoint.path, neighbor.endpoint.path);
    if (best === undefined || common >= best.common) best = { neighbor, common };
  }
  return best?.neighbor;
}

function commonSegments(a: string, b: string): number {
  const others = b.split('/');
  const at = a.split('/').findIndex((segment, index) => !isSame(segment, others[index]));
  return at < 0 ? a.split('/').length : at;
}

function isSame(a: string, b: string | undefined): boolean {
  return b !== undefined && (a === b || (isParameter(a) && isParameter(b)));
}

/** The key of a route: without what the server's base path says, or with what only the document has before it. */
function keyOf({ path }: Endpoint, { written, endpoint }: Neighbor, document: ContractDocument): string | undefined {
  const [own, code, key] = [path, endpoint.path, written.path].map((each) => each.split('/').slice(1));
  if (own === undefined || code === undefined || key === undefined) return undefined;
  const dropped = Math.max(0, code.length - key.length);
  const lead = key.slice(0, Math.max(0, key.length - code.length));
  if (!code.slice(0, dropped).every((segment, at) => isSame(segment, own[at]))) return undefined;
  const segments = [...lead, ...own.slice(dropped)];
  if (!segments.every((segment) => /^(?:\{\w+\}|[\w.~-]+)$/.test(segment))) return undefined;
  const sameUpTo = segments.findIndex((segment, at) => !isSame(segment, key[at]));
  const named = segments.map((segment, at) => (sameUpTo < 0 || at < sameUpTo ? (key[at] ?? segment) : segment));
  const wanted = `/${named.join('/')}`;
  const there = document.paths.find(({ text }) => isSamePath(text, wanted));
  return there?.text ?? wanted;
}

function isSamePath(a: string, b: string): boolean {
  return a.split('/').length === b.split('/').length && commonSegments(a, b) === a.split('/').length;
}

/** One edit for each place, since two at one line would move each other. */
function editsFor(document: ContractDocument, places: readonly Placed[]): readonly FileEdit[] | undefined {
  const writing = writingOf(document);
  if (writing === undefined) return undefined;
  const edits: (FileEdit | undefined)[] = [];
  const newPaths = new Map<string, { readonly near: Neighbor; readonly item: Record<string, Json> }>();
  const behind = new Map<string, { readonly block: Block | undefined; readonly parts: Json[] }>();
  for (const { method, path, operation, beside, near } of places) {
    if (beside.length === 0) {
      const known = newPaths.get(path) ?? { near, item: {} };
      known.item[method] = operation;
      newPaths.set(path, known);
      continue;
    }
    const rank = order.indexOf(method.toUpperCase());
    const before = beside.filter((each) => order.indexOf(each.method) < rank).at(-1);
    if (before === undefined) edits.push(inFront(beside[0]?.evidence, { [method]: operation }, writing));
    else addTo(behind, `${before.evidence.line}`, before.block, { [method]: operation });
  }
  for (const [path, { near, item }] of newPaths) {
    const block = document.paths.find(({ text }) => text === near.written.path)?.block;
    addTo(behind, near.written.path, block, { [path]: item });
  }
  const isApart = pathsStandApart(document);
  for (const [key, { block, parts }] of behind)
    edits.push(putBehind(block, parts, writing, isApart && key.startsWith('/')));
  return allOf(edits);
}

function addTo(
  behind: Map<string, { readonly block: Block | undefined; readonly parts: Json[] }>,
  key: string,
  block: Block | undefined,
  part: Json,
): void {
  const known = behind.get(key) ?? { block, parts: [] };
  known.parts.push(part);
  behind.set(key, known);
}

function inFront(place: Evidence | undefined, part: Json, writing: Writing): FileEdit | undefined {
  // The key has to be the first on its line, as a line that is put before another takes its indentation.
  if (place === undefined || !/^['"]?\w+['"]?:/.test(firstLine(place) ?? '')) return undefined;
  const lines = writtenLines(part, writing);
  return insertBefore(place, `${lines.join('\n')}${writing.format === 'json' ? ',' : ''}`);
}

/** In JSON the comma stands behind what now comes before, and behind the new where it is not the last. */
function putBehind(
  block: Block | undefined,
  parts: readonly Json[],
  writing: Writing,
  isApart: boolean,
): FileEdit | undefined {
  const last = block === undefined ? undefined : firstLine(block.last);
  if (block === undefined || last === undefined) return undefined;
  const isJson = writing.format === 'json';
  const texts = parts.map((part) =>
    writtenLines(part, writing)
      .map((line) => `${block.indent}${line}`)
      .join('\n'),
  );
  const isMiddle = isJson && last.endsWith(',');
  const between = isJson ? ',\n' : '\n';
  const apart = isApart ? '\n' : '';
  const start = isMiddle ? `${last}\n` : `${last}${between}`;
  const put = `${start}${apart}${texts.join(`${between}${apart}`)}${isMiddle ? ',' : ''}`;
  return replaceIn(block.last, last, put);
}

function pathsStandApart({ paths }: ContractDocument): boolean {
  return paths.every(({ block, evidence }, at) => {
    const next = paths[at + 1];
    return next === undefined || next.evidence.line > (block?.last.line ?? evidence.line) + 1;
  });
}

/** The step from a path to its operations, and the quotes that statuses stand in. */
function writingOf(document: ContractDocument): Writing | undefined {
  for (const operation of document.operations) {
    const outer = document.paths.find(({ text }) => text === operation.path)?.block?.indent;
    const inner = operation.block?.indent;
    if (outer === undefined || inner === undefined || !inner.startsWith(outer) || inner === outer) continue;
    const isJson = operation.evidence.file.endsWith('.json');
    const status = operation.firstResponse === undefined ? '' : (firstLine(operation.firstResponse) ?? '');
    return {
      format: isJson ? 'json' : 'yaml',
      step: inner.slice(outer.length),
      quote: status.startsWith('"') ? '"' : "'",
    };
  }
  return undefined;
}
