import type {
  Binding,
  CallOutline,
  ClassOutline,
  Decorator,
  Export,
  FunctionOutline,
  Import,
  ObjectValue,
  Outline,
  ParameterOutline,
  SqlLiteral,
  Value,
} from '../../src/core/syntax/outline.ts';

/**
 * An outline for people: `#2` is the call with index 2, `ƒ1` the function, `C0` the class. What happens in a function
 * stands under it in the order of the source.
 */
export function printOutline(outline: Outline): string {
  return [
    ...outline.imports.map(printImport),
    ...outline.classes.flatMap(printClass),
    ...outline.functions.flatMap((fn, index) => printFunction(outline, fn, index)),
    ...outline.exports.map(printExport),
    ...outline.directives.map(({ text }) => `directive ${text}`),
    ...outline.problems.map(({ at, message }) => `problem at ${at}: ${message}`),
  ].join('\n');
}

export function printValue(value: Value): string {
  switch (value.kind) {
    case 'text':
      return JSON.stringify(value.text);
    case 'template':
      return `\`${value.parts.map(printPart).join('')}\``;
    case 'name':
      return value.name;
    case 'literal':
      return value.text;
    case 'call':
      return `#${value.call}`;
    case 'function':
      return `ƒ${value.fn}`;
    case 'class':
      return `C${value.cls}`;
    case 'object':
      return printObject(value);
    case 'list':
      return `[${printValues(value.items)}]`;
    case 'member':
      return `(${printValue(value.of)}).${value.name}`;
    case 'either':
      return value.options.map(printValue).join(' | ');
    case 'each':
      return `each of ${printValue(value.of)}`;
    case 'require':
      return `require ${value.from}`;
    case 'spread':
      return `...${printValue(value.of)}`;
    case 'compare':
      return `${printValue(value.left)} ${value.operator} ${printValue(value.right)}`;
    case 'other':
      return `‹${value.node}›`;
  }
}

function printObject({ entries, spreads }: ObjectValue): string {
  const pairs = entries.map(({ key, value }) => `${key}: ${printValue(value)}`);
  return `{${[...pairs, ...spreads.map((spread) => `...${printValue(spread)}`)].join(', ')}}`;
}

function printPart(part: Value): string {
  return part.kind === 'text' ? part.text : `\${${printValue(part)}}`;
}

function printValues(values: readonly Value[]): string {
  return values.map(printValue).join(', ');
}

function printImport({ typeOnly, name, as, from }: Import): string {
  return sentence('import', typeOnly && 'type', name, as && `as ${as}`, `from ${from}`);
}

function printExport({ name, of, from, value }: Export): string {
  return sentence('export', name, of && `of ${of}`, from && `from ${from}`, value && `= ${printValue(value)}`);
}

function printClass(cls: ClassOutline, index: number): string[] {
  const head = sentence(
    `C${index}`,
    cls.kind,
    cls.name,
    cls.bases.length > 0 && `< ${cls.bases.join(', ')}`,
    cls.alias && `= ${cls.alias}`,
    cls.fn > 0 && `in ƒ${cls.fn}`,
    cls.outer !== undefined && `in C${cls.outer}`,
    ...cls.decorators.map(printDecorator),
  );
  return [head, ...cls.fields.map((field) => `  ${field.static ? 'static ' : ''}${printParameter(field)}`)];
}

function printFunction(outline: Outline, fn: FunctionOutline, index: number): string[] {
  const within = <T extends { fn: number; at: number }>(items: readonly T[], print: (item: T) => string): Line[] =>
    items.filter((item) => item.fn === index).map((item) => ({ at: item.at, text: `  ${print(item)}` }));
  const lines = [
    ...within(outline.bindings, printBinding),
    ...within(outline.calls, (call) => printCall(call, outline.calls.indexOf(call))),
    ...within(outline.sql, printSql),
    ...within(outline.throws, ({ value }) => `throw ${printValue(value)}`),
  ].sort((a, b) => a.at - b.at);
  const returns = fn.returns.map((value) => `  return ${printValue(value)}`);
  return [index === 0 ? 'module' : printHead(fn, index), ...lines.map(({ text }) => text), ...returns];
}

interface Line {
  readonly at: number;
  readonly text: string;
}

function printHead(fn: FunctionOutline, index: number): string {
  const parameters = `${fn.name}(${fn.parameters.map(printParameter).join(', ')})`;
  return sentence(
    `ƒ${index}`,
    fn.static && 'static',
    fn.async && 'async',
    fn.result ? `${parameters}: ${fn.result}` : parameters,
    fn.cls !== undefined && `of C${fn.cls}`,
    fn.argumentOf !== undefined && `for #${fn.argumentOf}`,
    fn.parent > 0 && `in ƒ${fn.parent}`,
    ...(fn.decorators ?? []).map(printDecorator),
  );
}

function printParameter(parameter: ParameterOutline): string {
  const { name, keys, paths, optional, type, field, decorators } = parameter;
  const pairs = keys?.map((key, index) => (paths?.[index] === key ? key : `${key} = ${paths?.[index]}`));
  const named = `${pairs ? `{${pairs.join(', ')}}` : name}${optional ? '?' : ''}${type ? `: ${type}` : ''}`;
  const value = parameter.default && `= ${printValue(parameter.default)}`;
  return sentence(field && 'field', named, value, ...(decorators ?? []).map(printDecorator));
}

function printBinding({ name, type, declared, value, cls }: Binding): string {
  const typed = type ? `${name}: ${type}` : name;
  return sentence(typed, declared ? '=' : ':=', printValue(value), cls !== undefined && `in C${cls}`);
}

function printCall(call: CallOutline, index: number): string {
  const callee = [call.on && printValue(call.on), call.name].filter((part) => part !== undefined).join('.');
  const whole = `${callee}${call.typeArguments ?? ''}(${printValues(call.args)})`;
  const held = call.held !== undefined && `while #${call.held} is open`;
  const marks = [
    call.awaited && 'awaited',
    call.loop && 'in loop',
    call.try && 'in try',
    call.tagged && 'tagged',
    held,
  ];
  return [sentence(`#${index}`, call.new && 'new', whole), ...marks.filter(Boolean)].join(', ');
}

function printSql({ call, loop, value }: SqlLiteral): string {
  return sentence('sql', call !== undefined && `of #${call}`, loop && 'in loop', printValue(value));
}

function printDecorator({ name, args }: Decorator): string {
  return args ? `@${name}(${printValues(args)})` : `@${name}`;
}

/** The words that are there. */
function sentence(...words: readonly (string | boolean | undefined)[]): string {
  return words.filter(Boolean).join(' ');
}
