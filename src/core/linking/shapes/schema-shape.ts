import type { Shape } from '../../model/shape.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { Resolver } from '../resolver.ts';
import { chainedSchemaShape } from './chained-schema-shape.ts';
import { jsonSchemaShape } from './json-schema-shape.ts';
import { shapeOfClass } from './type-shape.ts';
import { typeboxShape } from './typebox-shape.ts';

/** What a schema of any known library takes; undefined where the value is none. */
export function schemaShape(resolver: Resolver, context: Context, value: Value): Shape | undefined {
  return (
    chainedSchemaShape(resolver, context, value) ??
    typeboxShape(resolver, context, value) ??
    jsonSchemaShape(resolver, context, value) ??
    validatedClass(resolver, context, value)
  );
}

/** `validate(CreateOrderDto)`: a class whose decorators are checked. */
function validatedClass(resolver: Resolver, context: Context, value: Value): Shape | undefined {
  if (value.kind !== 'name') return undefined;
  for (const definition of resolver.value(context, value)) {
    if (definition.kind !== 'class') continue;
    const outline = resolver.scopes.get(definition.file)?.outline.classes[definition.cls];
    const decorated = outline?.fields.some((field) => (field.decorators?.length ?? 0) > 0) === true;
    if (decorated) return shapeOfClass(resolver, definition);
  }
  return undefined;
}
