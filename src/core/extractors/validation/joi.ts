import type { Constraint } from '../shapes/constraint.ts';
import type { SchemaVocabulary } from '../shapes/schema-vocabulary.ts';

const text = (format?: string): readonly Constraint[] => [{ says: 'type', type: 'string', format }];

export const joi: SchemaVocabulary = {
  id: 'joi',
  title: 'Joi',
  modules: ['joi', '@hapi/joi', 'celebrate'],
  roots: {
    object: 'object',
    'Joi.object': 'object',
    array: 'list',
    alternatives: 'anything',
    any: 'anything',
    valid: 'values',
    string: text(),
    number: [{ says: 'type', type: 'number' }],
    boolean: [{ says: 'type', type: 'boolean' }],
    bool: [{ says: 'type', type: 'boolean' }],
    date: text('date-time'),
  },
  methods: {
    email: text('email'),
    uuid: text('uuid'),
    guid: text('uuid'),
    uri: text('uri'),
    isoDate: text('date-time'),
    integer: [{ says: 'type', type: 'integer' }],
    min: [{ says: 'minimum', argument: 0 }],
    max: [{ says: 'maximum', argument: 0 }],
    length: [{ says: 'length' }],
    positive: [{ says: 'positive' }],
    required: [{ says: 'required' }],
    optional: [{ says: 'optional' }],
    default: [{ says: 'optional' }],
  },
  changes: { keys: 'extend', append: 'extend', items: 'items', valid: 'valid', concat: 'merge' },
  requiredByDefault: false,
  checks: ['validate', 'validateAsync'],
  assertions: ['assert', 'attempt', 'Joi.assert', 'Joi.attempt'],
};
