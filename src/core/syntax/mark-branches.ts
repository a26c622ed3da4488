import { askedIn } from './asked-in.ts';
import type { LightNode } from './light-tree.ts';
import type { CallOutline, Outline, Position, Variant } from './outline.ts';

/** Types of all grammars whose children run only in some cases, but for what is asked first. */
const forks = new Set(
  (
    'if_statement if_expression elif_clause else_if_clause ternary_expression conditional_expression ' +
    'if unless elsif if_modifier unless_modifier conditional'
  ).split(' '),
);
/** Types that run only in some cases as a whole, each one of several. */
const arms = new Set(
  (
    'switch_case switch_default case_clause switch_block_statement_group switch_rule when_entry expression_case ' +
    'type_case default_case case_statement default_statement match_conditional_expression switch_section ' +
    'switch_expression_arm when in_clause match_arm'
  ).split(' '),
);

interface Arm {
  readonly start: Position;
  readonly end: Position;
  /** Another arm runs where this one does not. */
  readonly either: boolean;
  /** Where the call begins whose yes alone lets this arm run. */
  readonly behind?: Position | undefined;
  /** What the condition asks, where the arm runs only while it is so. */
  readonly condition?: LightNode | undefined;
  /** The arm around. */
  outer?: Arm | undefined;
}

/** Forks whose first arm runs where the condition holds. */
const positive = new Set(['if', 'if_statement', 'if_expression', 'if_modifier']);
const calling = new Set(['call', 'call_expression', 'method_invocation', 'invocation_expression']);

/** Says of calls and assignments of which arm of an `if` or `switch` of their function they are a part. */
export function markBranches(root: LightNode, text: string, outline: Outline): Outline {
  const { found, shorts } = armsIn(root, text);
  if (found.length + shorts.length === 0) return outline;
  const shortAt = innermost(shorts);
  const branchAt = innermost(found);
  const mark = <T extends { readonly at: Position; readonly fn: number }>(each: T): T => {
    const arm = undecided(branchAt(each.at), outline.functions[each.fn]?.variant);
    const isInside = arm !== undefined && arm.start >= (outline.functions[each.fn]?.at ?? 0);
    if (!isInside) return each;
    const branch = arm.either ? -arm.start : arm.start;
    return arm.behind === undefined ? { ...each, branch } : { ...each, branch, behind: arm.behind };
  };
  const markCall = (call: CallOutline): CallOutline => {
    const asked = call.asked ?? askedAround(branchAt(call.at), text, outline, call.fn);
    const side = shortAt(call.at);
    const isShort = side !== undefined && side.start >= (outline.functions[call.fn]?.at ?? 0);
    const marked = mark(call);
    if (asked === call.asked && !isShort) return marked;
    return { ...marked, ...(asked !== undefined && { asked }), ...(isShort && { short: true as const }) };
  };
  return { ...outline, calls: outline.calls.map(markCall), bindings: outline.bindings.map(mark) };
}

/** The innermost arm that does not run each time, where a function is read for one answer. */
function undecided(innermost: Arm | undefined, variant: Variant | undefined): Arm | undefined {
  let arm = innermost;
  while (arm !== undefined && variant?.taken.includes(arm.start) === true) arm = arm.outer;
  return arm;
}

/** Code that is nested deeper than this was written to be slow. */
const deepest = 32;

/** What the arms around a call ask of a parameter of its function, or of one around: the innermost says it. */
function askedAround(innermost: Arm | undefined, text: string, outline: Outline, fn: number): string | undefined {
  let left = deepest;
  for (let arm = innermost; arm !== undefined && left > 0; arm = arm.outer, left--) {
    const asked = arm.condition === undefined ? [] : askedIn(text, arm.condition);
    const found = asked.find((each) => isParameter(outline, fn, each.split(' ')[0] ?? each));
    if (found !== undefined) return found;
  }
  return undefined;
}

function isParameter(outline: Outline, from: number, name: string): boolean {
  for (let fn = from; fn > 0; fn = outline.functions[fn]?.parent ?? 0)
    if (outline.functions[fn]?.parameters.some((each) => each.name === name)) return true;
  return false;
}

const joins = new Set(['&&', '||', 'and', 'or', '??']);

/** Arms of forks, and what stands behind `&&`, `||` and `??`, which runs only where what is before did not decide. */
function armsIn(root: LightNode, text: string): { readonly found: readonly Arm[]; readonly shorts: readonly Arm[] } {
  const found: Arm[] = [];
  const shorts: Arm[] = [];
  const open: LightNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (forks.has(node.type)) addForked(node, found);
    else if (arms.has(node.type)) found.push({ start: node.start, end: node.end, either: true });
    let left: LightNode | undefined;
    let right: LightNode | undefined;
    for (const child of node.children) {
      if (child.field === 'left') left ??= child;
      else if (child.field === 'right') right ??= child;
      open.push(child);
    }
    if (left !== undefined && right !== undefined && joins.has(text.slice(left.end, right.start).trim()))
      shorts.push({ start: right.start, end: right.end, either: false });
  }
  return { found: outermostFirst(found), shorts: outermostFirst(shorts) };
}

function outermostFirst(found: Arm[]): readonly Arm[] {
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function addForked(node: LightNode, found: Arm[]): void {
  const asked = node.children.filter(({ field }) => field === 'condition' || field === 'initializer');
  const isModifier = node.type.endsWith('_modifier');
  const parts = node.children.filter((child) => !asked.includes(child));
  // Where the grammar names no condition, it comes first.
  const branches = asked.length > 0 || isModifier ? parts : parts.slice(1);
  const either = branches.length > 1 || node.type.endsWith('_clause');
  const behind = positive.has(node.type) ? callAsked(node) : undefined;
  const [condition] = asked;
  for (const [at, { start, end, field }] of branches.entries()) {
    const isTaken = (field === 'consequence' || field === 'body') && !node.type.startsWith('unless');
    const isBehind = at === 0 && behind !== undefined;
    if (end > start) found.push({ start, end, either, ...(isBehind && { behind }), ...(isTaken && { condition }) });
  }
}

/** A condition that is one call and nothing more. */
function callAsked(node: LightNode): Position | undefined {
  const conditions = node.children.filter(({ field }) => field === 'condition');
  let [asked] = conditions;
  while (asked?.type === 'parenthesized_expression') asked = asked.children.find(({ type }) => type !== '(');
  return conditions.length === 1 && asked !== undefined && calling.has(asked.type) ? asked.start : undefined;
}

/** The innermost arm at a position. */
function innermost(found: readonly Arm[]): (at: Position) => Arm | undefined {
  const parents: number[] = [];
  const open: number[] = [];
  found.forEach((arm, index) => {
    while (open.length > 0 && (found[open.at(-1) ?? 0]?.end ?? 0) <= arm.start) open.pop();
    parents[index] = open.at(-1) ?? -1;
    arm.outer = found[open.at(-1) ?? -1];
    open.push(index);
  });
  return (at) => {
    let low = 0;
    let high = found.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((found[middle]?.start ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    let index = low - 1;
    while (index >= 0 && (found[index]?.end ?? 0) <= at) index = parents[index] ?? -1;
    return found[index];
  };
}
