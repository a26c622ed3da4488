import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import type { Extractor } from '../extractor.ts';

/** The port on which a program says that it listens, by which others on one machine call it. */
export const listeningPort: Extractor = {
  id: 'listening-port',
  title: 'Ports that programs listen on',
  group: 'infra',
  applies: ({ outline }) => outline?.calls.some(({ name }) => listening.has(name)) === true,
  extract: ({ outline }) => {
    const ports = outline === undefined ? [] : outline.calls.flatMap((call) => portOf(outline, call) ?? []);
    return { facts: [...new Set(ports)].map((port) => ({ kind: 'listens', port })), problems: [] };
  },
};

/** Express and Fastify; Go; Flask, Uvicorn and aiohttp; actix and Tokio; Hono on Node. */
const listening: ReadonlySet<string> = new Set(
  'listen Listen ListenAndServe ListenAndServeTLS Run Start run run_app bind serve'.split(' '),
);

/** Where a bare number means a port. */
const numbered: ReadonlySet<string> = new Set(['listen', 'serve']);

function portOf(outline: Outline, { name, args }: CallOutline): number | undefined {
  if (!listening.has(name)) return undefined;
  const [first] = args;
  const written = numbered.has(name) ? numberIn(outline, first) : undefined;
  const keyed = args.map((arg) => (arg.kind === 'object' ? numberIn(outline, portEntry(arg)) : undefined));
  const inPair = first?.kind === 'list' ? numberIn(outline, first.items[1]) : undefined;
  return [written, ...keyed, inPair, addressIn(outline, first)].find((port) => port !== undefined);
}

function portEntry(value: Value & { kind: 'object' }): Value | undefined {
  return value.entries.find(({ key }) => key === 'port')?.value;
}

/** `3001`, `process.env.PORT || 3001`, or the constant of the file that is one of them. */
function numberIn(outline: Outline, value: Value | undefined, depth = 0): number | undefined {
  if (value === undefined || depth > 4) return undefined;
  if (value.kind === 'literal' || value.kind === 'text') return isPort(value.text) ? Number(value.text) : undefined;
  const inner = partsOf(outline, value);
  return inner.map((part) => numberIn(outline, part, depth + 1)).find((port) => port !== undefined);
}

/** `":8081"`, `"0.0.0.0:8081"` */
function addressIn(outline: Outline, value: Value | undefined, depth = 0): number | undefined {
  if (value === undefined || depth > 4) return undefined;
  if (value.kind === 'text') {
    const port = /^[\w.[\]:]*:(\d+)$/.exec(value.text)?.[1];
    return port !== undefined && isPort(port) ? Number(port) : undefined;
  }
  const inner = partsOf(outline, value);
  return inner.map((part) => addressIn(outline, part, depth + 1)).find((port) => port !== undefined);
}

function partsOf(outline: Outline, value: Value): readonly Value[] {
  if (value.kind === 'either') return value.options;
  // `Number(process.env.PORT || 3001)`
  if (value.kind === 'call') return outline.calls[value.call]?.args.slice(0, 1) ?? [];
  if (value.kind !== 'name') return [];
  const bindings = outline.bindings.filter(({ name }) => name === value.name);
  return bindings.length === 1 ? bindings.map((binding) => binding.value) : [];
}

function isPort(text: string): boolean {
  return /^\d{2,5}$/.test(text) && Number(text) < 65_536;
}
