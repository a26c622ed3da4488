import { childOf, type Handlers } from '../reader.ts';
import { readClass } from './classes.ts';
import { decoratorsOf } from './decorators.ts';
import { readFunction } from './functions.ts';

/** A class or function below its decorators. */
export const definitions: Handlers = {
  decorated_definition: (reader, node) => {
    const definition = childOf(node, 'definition');
    const decorators = decoratorsOf(reader, node);
    if (definition?.type === 'class_definition') return readClass(reader, definition, decorators);
    return definition && readFunction(reader, definition, { decorators });
  },
};
