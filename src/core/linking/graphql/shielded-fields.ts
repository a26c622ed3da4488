import type { GuardKind } from '../../model/endpoint.ts';
import { wordsOf } from '../../model/words.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { kindByWords, nameOf } from '../guards/classify-guard.ts';
import type { GuardUse } from '../http/route.ts';
import { entryOf, objectsOf, type PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import type { AnsweredField } from './graphql-route.ts';

const rulePackage = 'graphql-shield';

/** Fields with the rules that GraphQL Shield puts before them: `shield({ Query: { me: isSignedIn } })`. */
export function shieldedFields(resolver: Resolver, fields: readonly AnsweredField[]): readonly AnsweredField[] {
  const shields = shieldsIn(resolver);
  if (shields.length === 0) return fields;
  return fields.map((field) => ({
    ...field,
    guards: [...shields.flatMap((shield) => rulesFor(resolver, shield, field)), ...field.guards],
  }));
}

interface Shield {
  readonly rules: PlacedValue;
  readonly otherwise: PlacedValue | undefined;
}

function shieldsIn(resolver: Resolver): readonly Shield[] {
  return [...resolver.scopes].flatMap(([file, { outline }]) => {
    if (!outline.imports.some(({ from }) => from === rulePackage)) return [];
    return outline.calls.flatMap(({ name, fn, args: [rules, options] }): readonly Shield[] => {
      if (name !== 'shield' || rules === undefined) return [];
      const context = { file, fn };
      return [{ rules: { context, value: rules }, otherwise: entryOf(resolver, context, options, 'fallbackRule') }];
    });
  });
}

/** The rule of the field, else that of its type or all its other fields, else that of all. */
function rulesFor(
  resolver: Resolver,
  { rules, otherwise }: Shield,
  { type, field }: AnsweredField,
): readonly GuardUse[] {
  const ofType = entryOf(resolver, rules.context, rules.value, type);
  const isMap = ofType !== undefined && objectsOf(resolver, ofType.context, ofType.value).length > 0;
  const own =
    ofType && ['*', field].map((key) => entryOf(resolver, ofType.context, ofType.value, key)).findLast((each) => each);
  const rule = (isMap ? own : ofType) ?? otherwise;
  return rule === undefined ? [] : guardsOf(resolver, rule.context, rule.value, 0);
}

/** `and(isSignedIn, isEditor)`; alternatives are one rule, as weak as the weakest. */
function guardsOf(resolver: Resolver, context: Context, value: Value, depth: number): readonly GuardUse[] {
  if (depth > 4) return [];
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  if (call !== undefined && /^(?:and|chain|or|race)$/.test(call.name)) {
    const parts = call.args.map((each) => guardsOf(resolver, context, each, depth + 1));
    return call.name === 'or' || call.name === 'race'
      ? parts.every(({ length }) => length > 0)
        ? oneOf(parts)
        : []
      : parts.flat();
  }
  const name = nameOf(resolver, context, value);
  if (name === '' || name === 'allow') return [];
  const kind: GuardKind = name === 'deny' ? 'authorization' : (kindOf(name) ?? 'other');
  const at = call?.at ?? resolver.scopes.get(context.file)?.bindings(0, name)[0]?.at ?? 0;
  return [{ context, value, name, kind, level: 'decorator', file: context.file, at, end: at }];
}

function oneOf(parts: readonly (readonly GuardUse[])[]): readonly GuardUse[] {
  const all = parts.flat();
  const [first] = all;
  if (first === undefined) return [];
  const kinds = new Set(all.map(({ kind }) => kind));
  const isAsked = all.every(({ kind }) => kind === 'authentication' || kind === 'authorization');
  const kind = kinds.size === 1 ? first.kind : isAsked ? 'authentication' : 'other';
  const name = parts.map((uses) => uses.map((use) => use.name).join(' and ')).join(' or ');
  return [{ ...first, kind, name, value: { kind: 'text', text: name } }];
}

function kindOf(name: string): GuardKind | undefined {
  const words = wordsOf(name);
  return (
    kindByWords(words) ?? (words.some((word) => word === 'user' || word === 'member') ? 'authentication' : undefined)
  );
}
