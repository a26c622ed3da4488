import type {
  Binding,
  CallOutline,
  ClassOutline,
  Decorator,
  FunctionOutline,
  Outline,
  ParameterOutline,
  Value,
} from '../../src/core/syntax/outline.ts';

/**
 * An outline for people: `#2` is the call with index 2, `ƒ1` the function, `C0` the class. What happens in a function
 * stands under it in the order of the source.
 */
export function printOutline(outline: Outline): string {
  return [
    ...outline.imports.map(
      (it) =>
        `import ${[it.typeOnly && 'type', it.name, it.as && `as ${it.as}`].filter(Boolean).join(' ')} from ${it.from}`,
    ),
    ...outline.classes.flatMap(printClass),
    ...outline.functions.flatMap((fn, index) => printFunction(outline, fn, index)),
    ...outline.exports.map(
      (it) =>
        `export ${it.name}${it.of ? ` of ${it.of}` : ''}${it.from ? ` from ${it.from}` : ''}${it.value ? ` = ${printValue(it.value)}` : ''}`,
    ),
    ...outline.directives.map((it) => `directive ${it.text}`),
    ...outline.problems.map((it) => `problem at ${it.at}: ${it.message}`),
  ].join('\n');
}

export function printValue(value: Value): string {
  switch (value.kind) {
    case 'text':
      return JSON.stringify(value.text);
    case 'template':
      return `\`${value.parts.map((part) => (part.kind === 'text' ? part.text : `\${${printValue(part)}}`)).join('')}\``;
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
      return `{${[...value.entries.map((it) => `${it.key}: ${printValue(it.value)}`), ...value.spreads.map((it) => `...${printValue(it)}`)].join(', ')}}`;
    case 'list':
      return `[${value.items.map(printValue).join(', ')}]`;
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
    case 'other':
      return `‹${value.node}›`;
  }
}

function printClass(cls: ClassOutline, index: number): string[] {
  const bases = cls.bases.length > 0 ? ` < ${cls.bases.join(', ')}` : '';
  const place = [cls.fn > 0 && ` in ƒ${cls.fn}`, cls.outer !== undefined && ` in C${cls.outer}`]
    .filter(Boolean)
    .join('');
  return [
    `C${index} ${cls.kind} ${cls.name}${bases}${cls.alias ? ` = ${cls.alias}` : ''}${place}${printDecorators(cls.decorators)}`,
    ...cls.fields.map((it) => `  ${it.static ? 'static ' : ''}${printParameter(it)}`),
  ];
}

function printFunction(outline: Outline, fn: FunctionOutline, index: number): string[] {
  const lines = [
    ...outline.bindings.filter((it) => it.fn === index).map((it) => ({ at: it.at, line: printBinding(it) })),
    ...outline.calls.flatMap((it, call) => (it.fn === index ? [{ at: it.at, line: printCall(it, call) }] : [])),
    ...outline.sql
      .filter((it) => it.fn === index)
      .map((it) => ({
        at: it.at,
        line: `sql ${it.call === undefined ? '' : `of #${it.call} `}${it.loop ? 'in loop ' : ''}${printValue(it.value)}`,
      })),
    ...outline.throws
      .filter((it) => it.fn === index)
      .map((it) => ({ at: it.at, line: `throw ${printValue(it.value)}` })),
  ].sort((a, b) => a.at - b.at);
  const returns = fn.returns.map((it) => `  return ${printValue(it)}`);
  return [index === 0 ? 'module' : printHead(fn, index), ...lines.map(({ line }) => `  ${line}`), ...returns];
}

function printHead(fn: FunctionOutline, index: number): string {
  const flags = [fn.static && 'static', fn.async && 'async']
    .filter(Boolean)
    .map((it) => ` ${it}`)
    .join('');
  const parameters = fn.parameters.map(printParameter).join(', ');
  const place = [
    fn.cls !== undefined && ` of C${fn.cls}`,
    fn.argumentOf !== undefined && ` for #${fn.argumentOf}`,
    fn.parent > 0 && ` in ƒ${fn.parent}`,
  ]
    .filter(Boolean)
    .join('');
  return `ƒ${index}${flags} ${fn.name}(${parameters})${fn.result ? `: ${fn.result}` : ''}${place}${printDecorators(fn.decorators ?? [])}`;
}

function printParameter(it: ParameterOutline): string {
  const keys = it.keys
    ? `{${it.keys.map((key, i) => (it.paths?.[i] === key ? key : `${key} = ${it.paths?.[i]}`)).join(', ')}}`
    : it.name;
  const type = it.type ? `: ${it.type}` : '';
  const value = it.default ? ` = ${printValue(it.default)}` : '';
  return `${it.field ? 'field ' : ''}${keys}${it.optional ? '?' : ''}${type}${value}${printDecorators(it.decorators ?? [])}`;
}

function printBinding(it: Binding): string {
  const type = it.type ? `: ${it.type}` : '';
  return `${it.name}${type} ${it.declared ? '=' : ':='} ${printValue(it.value)}${it.cls === undefined ? '' : ` in C${it.cls}`}`;
}

function printCall(it: CallOutline, index: number): string {
  const flags = [it.awaited && 'awaited', it.loop && 'in loop', it.try && 'in try', it.tagged && 'tagged']
    .filter(Boolean)
    .map((flag) => `, ${flag}`)
    .join('');
  const callee = [it.on && printValue(it.on), it.name].filter((part) => part !== undefined).join('.');
  return `#${index} ${it.new ? 'new ' : ''}${callee}${it.typeArguments ?? ''}(${it.args.map(printValue).join(', ')})${flags}`;
}

function printDecorators(decorators: readonly Decorator[]): string {
  return decorators.map((it) => ` @${it.name}${it.args ? `(${it.args.map(printValue).join(', ')})` : ''}`).join('');
}
