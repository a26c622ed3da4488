import type { ScalarShape, Shape, ShapeField } from '../../model/shape.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { itemsOf, objectsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { arrayOf, objectOf, scalar } from './make-shape.ts';

/** A field as rules tell it; those below it by name, `*` for the items of a list. */
interface RuledField {
  rules: readonly string[];
  readonly below: Map<string, RuledField>;
}

/** The shape that rules of Laravel ask for: `['email' => 'required|email', 'lines.*.sku' => ['string']]`. */
export function ruleShape(resolver: Resolver, context: Context, rules: Value): Shape | undefined {
  const root: RuledField = { rules: [], below: new Map() };
  for (const placed of objectsOf(resolver, context, rules)) {
    if (placed.value.kind !== 'object') continue;
    for (const { key, value } of placed.value.entries)
      add(root, key.split('.'), rulesIn(resolver, placed.context, value));
  }
  return root.below.size === 0 ? undefined : shapeOf(root);
}

function add(root: RuledField, path: readonly string[], rules: readonly string[]): void {
  let field = root;
  for (const name of path) {
    const known = field.below.get(name) ?? { rules: [], below: new Map() };
    field.below.set(name, known);
    field = known;
  }
  field.rules = rules;
}

function rulesIn(resolver: Resolver, context: Context, value: Value): readonly string[] {
  return itemsOf(resolver, context, value).flatMap((item) => {
    const call =
      item.value.kind === 'call' ? resolver.scopes.get(item.context.file)?.outline.calls[item.value.call] : undefined;
    // `Rule::in([…])`, `new Password(8)`, `Password::min(8)`
    if (call !== undefined)
      return [call.new === true || call.on?.kind !== 'name' ? call.name : `${call.on.name} ${call.name}`];
    return resolveText(resolver, item.context, item.value)?.text.split('|') ?? [];
  });
}

function shapeOf({ rules, below }: RuledField): Shape {
  const items = below.get('*');
  if (items !== undefined) return arrayOf(shapeOf(items));
  if (below.size === 0) return scalarOf(rules);
  const fields = [...below].map(
    ([name, field]): ShapeField => ({ name, required: isRequired(field), shape: shapeOf(field) }),
  );
  return objectOf(fields);
}

function isRequired({ rules }: RuledField): boolean {
  return rules.some((rule) => /^(?:required|present)$/.test(rule));
}

const types: readonly (readonly [RegExp, Shape])[] = [
  [/^(?:integer|digits(?:_between)?)(?::|$)/, scalar('integer')],
  [/^(?:numeric|decimal)(?::|$)/, scalar('number')],
  [/^(?:boolean|accepted|declined)/, scalar('boolean')],
  [/^(?:array|list)(?::|$)/, arrayOf({ type: 'unknown' })],
  [/^email/, scalar('string', 'email')],
  [/^(?:url|active_url)/, scalar('string', 'uri')],
  [/^uuid/, scalar('string', 'uuid')],
  [/^date(?:_format)?(?::|$)|^(?:after|before)(?:_or_equal)?:/, scalar('string', 'date-time')],
  [/^(?:file|image|mimes|mimetypes)/, scalar('string', 'binary')],
  [/^(?:string|alpha|regex|password|ip|json|ulid|lowercase|uppercase|starts_with|Password)/i, scalar('string')],
];

function scalarOf(rules: readonly string[]): Shape {
  const listed = rules.find((rule) => rule.startsWith('in:'));
  if (listed !== undefined) return { type: 'string', values: listed.slice('in:'.length).split(',') };
  const found = types.find(([form]) => rules.some((rule) => form.test(rule)))?.[1] ?? scalar('unknown');
  return found.type === 'array' || found.type === 'object' ? found : { ...found, ...bounds(found, rules) };
}

function bounds({ type }: ScalarShape, rules: readonly string[]): Partial<ScalarShape> {
  const told = (name: string): number | undefined => {
    const rule = rules.find((each) => each.startsWith(`${name}:`));
    const number = rule === undefined ? Number.NaN : Number(rule.slice(name.length + 1));
    return Number.isFinite(number) ? number : undefined;
  };
  const [least, most] = [told('min'), told('max')];
  const isNumber = type === 'integer' || type === 'number';
  if (!isNumber && type !== 'string') return {};
  return {
    ...(least !== undefined && (isNumber ? { minimum: least } : { minLength: least })),
    ...(most !== undefined && (isNumber ? { maximum: most } : { maxLength: most })),
  };
}
