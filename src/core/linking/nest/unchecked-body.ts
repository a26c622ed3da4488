import { nest } from '../../extractors/http/nest.ts';
import type { FunctionOutline, ParameterOutline } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { GuardUse } from '../http/route.ts';
import type { Resolver } from '../resolver.ts';

/**
 * `@Body() body: any`: Nest's own pipe checks what a class with decorators says, and lets through whatever has a type that
 * is gone when the code runs.
 */
export function takesUncheckedBody(resolver: Resolver, context: Context, { parameters }: FunctionOutline): boolean {
  return parameters.some((parameter) => isWholeBody(parameter) && !isClass(resolver, context, parameter.type));
}

/** `@Body()` without a field of it, and without a pipe of its own. */
function isWholeBody({ decorators = [] }: ParameterOutline): boolean {
  return decorators.some(({ name, args }) => nest.parameters[name] === 'body' && (args ?? []).length === 0);
}

const unsaid = /^(?:any|unknown|object|Object|\{.*|(?:Record|Partial|Required|Readonly|Pick|Omit)<.*)$/s;

function isClass(resolver: Resolver, context: Context, type: string | undefined): boolean {
  if (type === undefined || unsaid.test(type)) return false;
  const [declared] = resolver.name(context, type);
  if (declared?.kind !== 'class') return true;
  const kind = resolver.scopes.get(declared.file)?.outline.classes[declared.cls]?.kind;
  return kind !== 'interface' && kind !== 'type';
}

/** `new ValidationPipe()`, `ValidationPipe` */
export function isValidationPipe(resolver: Resolver, { context, value }: GuardUse): boolean {
  return resolver.value(context, value).some((found) => {
    if (found.kind !== 'made' && found.kind !== 'external') return false;
    const name = found.kind === 'made' ? found.maker.at(-1) : found.path.at(-1);
    return nest.modules.includes(found.module) && name === 'ValidationPipe';
  });
}
