import { functionAround } from './function-around.ts';
import type { LightNode } from './light-tree.ts';
import type { FunctionOutline, PathTest, Value } from './outline.ts';
import { childOf } from './reader.ts';
import { sidesOf } from './sides-of.ts';

/** A cheap look before the tree is walked once more: code that asks where a request goes, within a condition. */
const told =
  /(?:\b(?:if|unless|return)\b|=>)[^\n]*(?:\bpath|Path\b|\burl\b|\bURL\b|\buri\b|URI\b|pathname|endpoint|originalUrl|request->is\()/;

const pathNames = /path|url|uri|endpoint/i;

const forks = new Set(['if_statement', 'if_expression', 'elif_clause', 'if', 'elsif', 'if_modifier']);
const opposite = new Set(['unless', 'unless_modifier']);
/** What is given back may be the answer to whether a guard is passed by. */
const answers = new Set(['return_statement', 'arrow_function']);

/** What a request's path is called. */
const pathWords =
  /^[$@]?(?:(?:request_?|req_?|current_?)?(?:path|url|uri)(?:_?(?:info|name))?|pathname|fullpath|originalUrl|baseUrl|endpoint|getRequestURI|getServletPath|getPathInfo|rawPath)$/i;
/** What lists of paths are called that need no guard. */
const listWords = /public|open|allow|exclu|except|exempt|skip|white|safe|free|ignor|unprotect|anonym|bypass/i;

/**
 * Branches that the path of a request decides: `if (req.path === '/login') return next()`, `if path not in OPEN: …`.
 * Without recursion over statements, since code may be nested as deep as its author liked.
 */
export function pathTestsIn(
  root: LightNode,
  text: string,
  functions: readonly FunctionOutline[],
): readonly PathTest[] | undefined {
  if (!told.test(text)) return undefined;
  const found: PathTest[] = [];
  const source: Source = { text, named: namedTests(root, text) };
  const pending: LightNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    pending.push(...node.children);
    const isOpposite = opposite.has(node.type);
    const returned = answers.has(node.type) ? (true as const) : undefined;
    if (!isOpposite && !returned && !forks.has(node.type)) continue;
    const [condition, arm] = returned ? [node.children.at(-1), node] : partsOf(node);
    if (condition === undefined || arm === undefined || condition.end - condition.start > longest) continue;
    const fn = functionAround(functions, condition.start);
    const leaves = !returned && leaving.test(text.slice(arm.start, arm.end)) ? (true as const) : undefined;
    for (const test of testsIn(source, condition, isOpposite, 0))
      found.push({ ...test, returned, leaves, fn, at: arm.start, end: arm.end });
  }
  return found.length === 0 ? undefined : found.sort((a, b) => a.at - b.at);
}

/** `return`, `{ return next(); }` */
const leaving = /^[{\s]*return\b/;

/** A file, with what it gives a name before a branch asks for it. */
interface Source {
  readonly text: string;
  readonly named: ReadonlyMap<string, readonly LightNode[]>;
}

const declarations = new Set(['variable_declarator', 'short_var_declaration', 'assignment']);

/** `const isOpen = OPEN.some((each) => pathname.startsWith(each))` */
function namedTests(root: LightNode, text: string): Source['named'] {
  const named = new Map<string, LightNode[]>();
  const pending: LightNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    pending.push(...node.children);
    const value = declarations.has(node.type) ? (childOf(node, 'value') ?? childOf(node, 'right')) : undefined;
    const name = value && (childOf(node, 'name') ?? childOf(node, 'left'));
    if (value === undefined || name === undefined || value.end - value.start > longest) continue;
    if (!pathNames.test(text.slice(value.start, value.end))) continue;
    const written = text.slice(name.start, name.end);
    named.set(written, [...(named.get(written) ?? []), value]);
  }
  return named;
}

/** Where the grammar names no condition, it comes first. */
function partsOf(node: LightNode): readonly (LightNode | undefined)[] {
  const condition = childOf(node, 'condition') ?? node.children[0];
  const named = childOf(node, 'consequence') ?? childOf(node, 'body');
  return [condition, named ?? node.children.find((child) => child !== condition)];
}

type Test = Pick<PathTest, 'paths' | 'how' | 'negated' | 'partly'>;

const deepest = 8;

/** Longer conditions are written by no person. */
const longest = 1000;

/** Tests of paths of a condition. `partly`: something else decides as well. */
function testsIn(source: Source, node: LightNode, negated: boolean, depth: number): readonly Test[] {
  const { text, named } = source;
  if (depth > deepest) return [];
  const written = text.slice(node.start, node.end);
  const meant = named.get(written)?.findLast(({ end }) => end <= node.start);
  if (meant !== undefined) return testsIn(source, meant, negated, depth + 1);
  const operand = node.children.at(-1);
  if (/^\(/.test(written) && node.children.length === 1 && operand !== undefined && /parenthes/.test(node.type))
    return testsIn(source, operand, negated, depth + 1);
  if (/^(?:!(?!=)|not\b)/.test(written) && /unary|not|prefix/.test(node.type) && operand !== undefined)
    return testsIn(source, operand, !negated, depth + 1);
  const sides = sidesOf(text, node);
  if (sides === undefined) return testOf(text, node, negated);
  const [left, right] = sides.operands.map((side) => testsIn(source, side, negated, depth + 1));
  const all = [...(left ?? []), ...(right ?? [])];
  // Of `path == a && method == 'POST'` the method is no more than another word for the route.
  const isPartly =
    sides.isAnd !== negated &&
    sides.operands.some((side, at) => ([left, right][at]?.length ?? 0) === 0 && !asksMethod(text, side));
  return isPartly ? all.map((test) => ({ ...test, partly: true as const })) : all;
}

function asksMethod(text: string, { start, end }: LightNode): boolean {
  return /\bmethod\b/i.test(text.slice(start, end));
}

/** `request.path in OPEN`, `strings.HasPrefix(r.URL.Path, "/open")`, `open.some((each) => req.path.startsWith(each))`. */
function testOf(text: string, node: LightNode, negated: boolean): readonly Test[] {
  const { words, texts } = leavesOf(text, node);
  // `$request->is('open/*')` of Laravel
  const isAsked = words.includes('is') && words.some((word) => /^\$?request$/.test(word));
  const asked = words.find((word) => pathWords.test(word)) ?? (isAsked ? 'is' : undefined);
  if (asked === undefined) return [];
  const written = text.slice(node.start, node.end);
  const isEndpoint = /endpoint$/i.test(asked);
  const paths: readonly Value[] = texts
    .filter((each) => isEndpoint || isAsked || each.startsWith('/'))
    .map((each) => ({ kind: 'text', text: each }));
  const list = listIn(text, node);
  const all: readonly Value[] = paths.length > 0 ? paths : list === undefined ? [] : [{ kind: 'name', name: list }];
  if (all.length === 0) return [];
  const how = isEndpoint
    ? 'endpoint'
    : words.some((word) => /^(?:starts?_?with|hasprefix|startswithsegments)/i.test(word))
      ? 'starts'
      : 'is';
  const isOther = /!==?|\bnot\s+in\b/.test(written.replace(/(['"`]).*?\1/g, ''));
  return [{ paths: all, how, negated: negated !== isOther ? true : undefined }];
}

const maxLeaves = 60;

function leavesOf(
  text: string,
  node: LightNode,
): { readonly words: readonly string[]; readonly texts: readonly string[] } {
  const words: string[] = [];
  const texts: string[] = [];
  const pending: LightNode[] = [node];
  for (let each = pending.pop(); each !== undefined && words.length + texts.length < maxLeaves; each = pending.pop()) {
    const written = text.slice(each.start, each.end);
    const quoted = /^[a-z@$]{0,2}(["'`])(.*)\1$/s.exec(written);
    if (quoted !== null && /string|literal/.test(each.type) && !/concat|binary/.test(each.type)) {
      texts.push(quoted[2] ?? '');
      continue;
    }
    if (each.children.length === 0 || /^[\w$@.?]+$/.test(written)) words.push(...written.split(/[^\w$@?]+/));
    else pending.push(...each.children);
  }
  return { words, texts: texts.reverse() };
}

/** The list that is looked into, by a name that says so. */
function listIn(text: string, node: LightNode): string | undefined {
  const pending: LightNode[] = [node];
  for (let each = pending.pop(); each !== undefined; each = pending.pop()) {
    const written = text.slice(each.start, each.end);
    if (/^[$@]?[\w.]+$/.test(written)) {
      const name = written.replace(/^[$@]/, '').replace(/^self\./, 'this.');
      const list = name.replace(/\.(?:some|includes?|contains|any|has|stream|iter)$/i, '');
      if (listWords.test(list) && !pathWords.test(list.split('.').at(-1) ?? '')) return list;
    }
    pending.push(...each.children);
  }
  return undefined;
}
