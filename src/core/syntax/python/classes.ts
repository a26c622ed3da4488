import type { LightNode } from '../light-tree.ts';
import { onOneLine } from '../one-line.ts';
import type { Decorator, Value } from '../outline.ts';
import type { ClassDraft } from '../outline-draft.ts';
import { childOf, type Handlers, type Reader, readValue, textOf, visit, within } from '../reader.ts';
import { readAnnotated } from './annotated.ts';
import { decoratorsOf } from './decorators.ts';
import { readFunction } from './functions.ts';
import { addEntry, type DraftObject, draftObject } from './literals.ts';
import { typeText } from './type-text.ts';

export const classes: Handlers = {
  class_definition: (reader, node) => readClass(reader, node, []),
  type_alias_statement: (reader, node) => {
    const name = childOf(node, 'left');
    const type = childOf(node, 'right');
    return name && type && addAlias(reader, node, textOf(reader, name), type, []);
  },
};

export function readClass(reader: Reader, node: LightNode, decorators: readonly Decorator[]): Value {
  const name = childOf(node, 'name');
  const { bases, options } = basesOf(reader, childOf(node, 'superclasses'));
  const variables = childOf(node, 'type_parameters');
  if (variables) bases.push(genericBase(textOf(reader, variables)));
  const draft: ClassDraft = {
    name: name ? textOf(reader, name) : '',
    kind: kindOf(bases),
    at: node.start,
    end: node.end,
    fn: reader.scope.fn,
    outer: reader.scope.cls,
    bases,
    decorators,
    options,
    fields: [],
  };
  const cls = reader.outline.classes.push(draft) - 1;
  const inside = { cls, loop: undefined, try: undefined, self: undefined, held: undefined };
  within(reader, inside, () => {
    for (const member of childOf(node, 'body')?.children ?? []) readMember(reader, draft, cls, member);
  });
  return { kind: 'class', cls };
}

/** `type Page = …` and `SessionDep = Annotated[Session, Depends(…)]`. */
export function addAlias(
  reader: Reader,
  node: LightNode,
  name: string,
  type: LightNode,
  decorators: readonly Decorator[],
): Value {
  const { fn, cls } = reader.scope;
  const place = { at: node.start, end: node.end, fn, outer: cls };
  const alias = typeText(reader, type);
  const draft: ClassDraft = { name, kind: 'type', ...place, bases: [], decorators, fields: [], alias };
  return { kind: 'class', cls: reader.outline.classes.push(draft) - 1 };
}

/** `class Rows[T: Base, *Ts]` says what `class Rows(Generic[T, *Ts])` said before. */
function genericBase(variables: string): string {
  const names = variables
    .slice(1, -1)
    .split(/,(?![^[(]*[\])])/)
    .map((each) => each.replace(/[:=].*$/s, '').trim());
  return `Generic[${names.filter((name) => name !== '').join(', ')}]`;
}

interface Bases {
  readonly bases: string[];
  readonly options: DraftObject | undefined;
}

/** Bases as written; what they call is read too. `metaclass=…` and other options stand apart. */
function basesOf(reader: Reader, list: LightNode | undefined): Bases {
  const bases: string[] = [];
  const options: DraftObject = { ...draftObject(), keywords: true };
  for (const base of list?.children ?? []) {
    const name = base.type === 'keyword_argument' ? childOf(base, 'name') : undefined;
    const value = readValue(reader, name ? childOf(base, 'value') : base);
    if (name) addEntry(options, textOf(reader, name), value, base.start);
    else bases.push(onOneLine(textOf(reader, base)));
  }
  return { bases, options: options.entries.length > 0 ? options : undefined };
}

const enumerations = /(?:^|\.)(?:Int|Str)?(?:Enum|Flag)$|(?:^|\.)(?:Text|Integer)?Choices$/;

function kindOf(bases: readonly string[]): ClassDraft['kind'] {
  return bases.some((base) => enumerations.test(base)) ? 'enum' : 'class';
}

function readMember(reader: Reader, draft: ClassDraft, cls: number, node: LightNode): void {
  const definition = node.type === 'decorated_definition' ? childOf(node, 'definition') : node;
  const [only] = node.children;
  if (definition?.type === 'function_definition')
    readFunction(reader, definition, { cls, decorators: decoratorsOf(reader, node) });
  else if (node.type === 'expression_statement' && only?.type === 'assignment') readField(reader, draft, only);
  else visit(reader, [node]);
}

function readField(reader: Reader, draft: ClassDraft, node: LightNode): void {
  const left = childOf(node, 'left');
  if (left?.type !== 'identifier') {
    visit(reader, [node]);
    return;
  }
  const written = childOf(node, 'right');
  const type = childOf(node, 'type');
  const annotated = readAnnotated(reader, type);
  const value = written && readValue(reader, written);
  draft.fields.push({
    name: textOf(reader, left),
    type: typeText(reader, annotated?.type ?? type),
    default: value,
    decorators: annotated && annotated.decorators.length > 0 ? annotated.decorators : undefined,
    optional: value && !isDescription(reader, value) ? true : undefined,
    at: node.start,
    end: node.end,
  });
}

/** `name: str = Field(max_length=80)` describes a field and gives it no default. */
function isDescription(reader: Reader, value: Value): boolean {
  const call = value.kind === 'call' ? reader.outline.calls[value.call] : undefined;
  if (call?.name !== 'Field') return false;
  const [first] = call.args;
  if (first === undefined || first.kind === 'other') return true;
  return first.kind === 'object' && !first.entries.some(({ key }) => key === 'default' || key === 'default_factory');
}
