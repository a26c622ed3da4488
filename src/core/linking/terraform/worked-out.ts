import { entry, scalarText } from '../../syntax/data-node.ts';
import type { DataEntry, DataNode } from '../../syntax/data-tree.ts';
import { type ExpressionPart, expressionParts } from './expression-parts.ts';

/** What a path of names means; undefined for what nobody here knows. */
type Follow = (path: string) => DataNode | undefined;

/** Nobody nests expressions deeper. */
const deepest = 40;

/**
 * What an expression of Terraform comes to, as far as plans are switched by it: conditions, comparisons, `length`,
 * `lookup`, lists and maps. Undefined where it hangs on something unknown.
 */
export function workedOut(expression: string, follow: Follow): DataNode | undefined {
  const parts = expressionParts(expression);
  if (parts === undefined || parts.length < 2) return undefined;
  const reader = new ExpressionReader(parts, follow);
  const value = reader.condition(0);
  return reader.isDone() ? value : undefined;
}

/** Goes through the parts once; what is unknown is read on for its end. */
class ExpressionReader {
  private readonly parts: readonly ExpressionPart[];
  private readonly follow: Follow;
  private at = 0;
  private failed = false;

  constructor(parts: readonly ExpressionPart[], follow: Follow) {
    this.parts = parts;
    this.follow = follow;
  }

  isDone(): boolean {
    return !this.failed && this.at === this.parts.length;
  }

  condition(depth: number): DataNode | undefined {
    const asked = this.either(depth);
    if (!this.takes('?')) return asked;
    const [then, otherwise] = [this.condition(depth + 1), this.takes(':') ? this.condition(depth + 1) : this.fail()];
    const decided = truthOf(asked);
    return decided === undefined ? undefined : decided ? then : otherwise;
  }

  private either(depth: number): DataNode | undefined {
    let value = this.both(depth);
    while (this.takes('||')) {
      const [one, other] = [truthOf(value), truthOf(this.both(depth))];
      value = one === true || other === true ? of(true) : one === false && other === false ? of(false) : undefined;
    }
    return value;
  }

  private both(depth: number): DataNode | undefined {
    let value = this.comparison(depth);
    while (this.takes('&&')) {
      const [one, other] = [truthOf(value), truthOf(this.comparison(depth))];
      value = one === false || other === false ? of(false) : one === true && other === true ? of(true) : undefined;
    }
    return value;
  }

  private comparison(depth: number): DataNode | undefined {
    const left = this.negation(depth);
    const sign = comparisons.find((each) => this.takes(each));
    return sign === undefined ? left : compared(left, sign, this.negation(depth));
  }

  private negation(depth: number): DataNode | undefined {
    if (depth > deepest) return this.fail();
    if (!this.takes('!')) return this.simple(depth);
    const decided = truthOf(this.negation(depth + 1));
    return decided === undefined ? undefined : of(!decided);
  }

  private simple(depth: number): DataNode | undefined {
    if (this.takes('(')) return this.closed(this.condition(depth + 1), ')');
    if (this.takes('[')) return this.list(depth);
    if (this.takes('{')) return this.map(depth);
    const part = this.parts[this.at++];
    if (part === undefined || part.kind === 'sign') return this.fail();
    if (part.kind === 'text') return of(part.text);
    if (part.kind === 'number') return of(Number(part.text));
    if (Object.hasOwn(words, part.text)) return of(words[part.text] ?? null);
    return this.takes('(') ? this.call(part.text, depth) : this.follow(part.text);
  }

  private call(name: string, depth: number): DataNode | undefined {
    const args = this.items(')', depth);
    const [first, second, third] = args;
    if (name === 'length') return first === undefined ? undefined : lengthOf(first);
    if (name === 'lookup')
      return first?.kind === 'mapping' ? (entry(first, scalarText(second) ?? '') ?? third) : undefined;
    if (name === 'try') return args.find((each) => each !== undefined);
    if (name === 'coalesce') return args.every((each) => each !== undefined) ? args.find(isGiven) : undefined;
    return passing.has(name) ? first : undefined;
  }

  private list(depth: number): DataNode | undefined {
    const items = this.items(']', depth);
    const known = items.filter((item) => item !== undefined);
    return known.length === items.length ? { kind: 'sequence', items: known, at: 0, end: 0 } : undefined;
  }

  private items(end: string, depth: number): readonly (DataNode | undefined)[] {
    const items: (DataNode | undefined)[] = [];
    while (!this.failed && !this.takes(end)) {
      items.push(this.condition(depth + 1));
      if (this.takes(',')) continue;
      if (this.takes(end)) break;
      this.fail();
    }
    return items;
  }

  /** A value that is not known leaves its key out, as it does elsewhere. */
  private map(depth: number): DataNode | undefined {
    const entries = new Map<string, DataEntry>();
    while (!this.failed && !this.takes('}')) {
      const key = this.parts[this.at++];
      if (key === undefined || key.kind === 'sign' || !(this.takes('=') || this.takes(':'))) return this.fail();
      const value = this.condition(depth + 1);
      if (value !== undefined) entries.set(key.text, { key: key.text, keyAt: 0, keyEnd: 0, value });
      this.takes(',');
    }
    return { kind: 'mapping', entries, at: 0, end: 0 };
  }

  private closed(value: DataNode | undefined, end: string): DataNode | undefined {
    return this.takes(end) ? value : this.fail();
  }

  private takes(sign: string): boolean {
    const part = this.parts[this.at];
    if (part?.kind !== 'sign' || part.text !== sign) return false;
    this.at++;
    return true;
  }

  private fail(): undefined {
    this.failed = true;
    return undefined;
  }
}

const comparisons = ['==', '!=', '>=', '<=', '>', '<'] as const;
const words: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };
const passing: ReadonlySet<string> = new Set(['toset', 'tolist', 'tomap', 'tonumber', 'tostring', 'tobool']);

function of(value: string | number | boolean | null): DataNode {
  return { kind: 'scalar', value, at: 0, end: 0 };
}

/** What only the cloud knows is no value yet. */
function isOpen(node: DataNode): boolean {
  return node.kind === 'scalar' && typeof node.value === 'string' && node.value.includes('${');
}

function isGiven(node: DataNode | undefined): boolean {
  return node !== undefined && !(node.kind === 'scalar' && (node.value === null || node.value === ''));
}

function truthOf(node: DataNode | undefined): boolean | undefined {
  if (node?.kind !== 'scalar') return undefined;
  return node.value === true || node.value === 'true'
    ? true
    : node.value === false || node.value === 'false'
      ? false
      : undefined;
}

function lengthOf(node: DataNode): DataNode | undefined {
  if (node.kind === 'sequence') return of(node.items.length);
  if (node.kind === 'mapping') return of(node.entries.size);
  return isOpen(node) || typeof node.value !== 'string' ? undefined : of(node.value.length);
}

function compared(
  left: DataNode | undefined,
  sign: (typeof comparisons)[number],
  right: DataNode | undefined,
): DataNode | undefined {
  if (left === undefined || right === undefined) return undefined;
  const isSame = sameValue(left, right);
  if (sign === '==' || sign === '!=') return isSame === undefined ? undefined : of(isSame === (sign === '=='));
  const [one, other] = [Number(scalarText(left)), Number(scalarText(right))];
  if (Number.isNaN(one) || Number.isNaN(other)) return undefined;
  return of(sign === '>' ? one > other : sign === '<' ? one < other : sign === '>=' ? one >= other : one <= other);
}

/** Nothing equals a collection but another one, and what the cloud will know is not nothing. */
function sameValue(left: DataNode, right: DataNode): boolean | undefined {
  const isNothing = (node: DataNode): boolean => node.kind === 'scalar' && node.value === null;
  if (isNothing(left) || isNothing(right)) return isNothing(left) && isNothing(right);
  if (left.kind !== 'scalar' || right.kind !== 'scalar' || isOpen(left) || isOpen(right)) return undefined;
  return String(left.value) === String(right.value);
}
