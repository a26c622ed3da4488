import type { SchemaVocabulary } from '../../extractors/shapes/schema-vocabulary.ts';
import { schemaLibraries } from '../../extractors/validation/schema-libraries.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSite, Context, MadeDefinition } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

/** One call of a schema's chain, with the place where its arguments mean something. */
export interface SchemaLink {
  readonly name: string;
  readonly call: CallOutline;
  readonly context: Context;
}

/** `z.string().email()`: the function that begins the schema and the methods that go on with it. */
export interface SchemaChain {
  readonly vocabulary: SchemaVocabulary;
  /** Path of the first function: `string`, `coerce.number`. */
  readonly root: string;
  /** The first call, then the methods in order. */
  readonly links: readonly SchemaLink[];
}

const maxLinks = 40;

/** The chain that a value is; undefined where it is no schema of these libraries. */
export function schemaChain(resolver: Resolver, context: Context, value: Value): SchemaChain | undefined {
  const sites = value.kind === 'call' ? [{ file: context.file, call: value.call }] : sitesOf(resolver, context, value);
  for (const site of sites) {
    const chain = chainAt(resolver, site, 0);
    if (chain !== undefined) return chain;
  }
  return undefined;
}

/** Where a name's schema was made last: `export const order = z.object({ … }).strict()`. */
function sitesOf(resolver: Resolver, context: Context, value: Value): readonly CallSite[] {
  return resolver
    .value(context, value)
    .flatMap((definition) =>
      definition.kind === 'made' && definition.call !== undefined && isSchema(definition) ? [definition.call] : [],
    );
}

/** What a check gives, and what is read from that, is a value and no schema any more. */
function isSchema({ module, members }: MadeDefinition): boolean {
  const vocabulary = vocabularyOf(module);
  if (vocabulary === undefined) return false;
  return members.every((member) => member.endsWith('()') && !vocabulary.checks.includes(member.slice(0, -2)));
}

function vocabularyOf(module: string): SchemaVocabulary | undefined {
  return schemaLibraries.find((candidate) => candidate.modules.includes(module));
}

function chainAt(resolver: Resolver, site: CallSite, depth: number): SchemaChain | undefined {
  const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
  if (call === undefined || depth > maxLinks) return undefined;
  const context = { file: site.file, fn: call.fn };
  const link = { name: call.name, call, context };
  for (const callee of calleesOf(resolver, site.file, site.call)) {
    if (callee.kind === 'external') {
      const vocabulary = vocabularyOf(callee.module);
      const root = rootOf(callee.path);
      if (vocabulary !== undefined && Object.hasOwn(vocabulary.roots, root)) return { vocabulary, root, links: [link] };
    }
    if (callee.kind !== 'made' || call.on === undefined || vocabularyOf(callee.module) === undefined) continue;
    const before = beforeIn(resolver, context, call.on, depth);
    if (before !== undefined) return { ...before, links: [...before.links, link] };
  }
  return undefined;
}

function beforeIn(resolver: Resolver, context: Context, on: Value, depth: number): SchemaChain | undefined {
  const sites = on.kind === 'call' ? [{ file: context.file, call: on.call }] : sitesOf(resolver, context, on);
  for (const site of sites) {
    const chain = chainAt(resolver, site, depth + 1);
    if (chain !== undefined) return chain;
  }
  return undefined;
}

/** The namespace that a library exports itself under says nothing: `z`, `Joi`. */
function rootOf(path: readonly string[]): string {
  return (path[0] === 'z' || path[0] === 'Joi' || path[0] === 'zod' ? path.slice(1) : path).join('.');
}
