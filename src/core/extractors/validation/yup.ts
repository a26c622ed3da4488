import type { Constraint } from '../shapes/constraint.ts';
import type { SchemaVocabulary } from '../shapes/schema-vocabulary.ts';

const text = (format?: string): readonly Constraint[] => [{ says: 'type', type: 'string', format }];

export const yup: SchemaVocabulary = {
  id: 'yup',
  title: 'Yup',
  modules: ['yup'],
  roots: {
    object: 'object',
    array: 'list',
    mixed: 'anything',
    string: text(),
    number: [{ says: 'type', type: 'number' }],
    boolean: [{ says: 'type', type: 'boolean' }],
    bool: [{ says: 'type', type: 'boolean' }],
    date: text('date-time'),
  },
  methods: {
    email: text('email'),
    uuid: text('uuid'),
    url: text('uri'),
    integer: [{ says: 'type', type: 'integer' }],
    min: [{ says: 'minimum', argument: 0 }],
    max: [{ says: 'maximum', argument: 0 }],
    length: [{ says: 'length' }],
    positive: [{ says: 'positive' }],
    oneOf: [{ says: 'values', argument: 0 }],
    required: [{ says: 'required' }],
    optional: [{ says: 'optional' }],
    notRequired: [{ says: 'optional' }],
    default: [{ says: 'optional' }],
  },
  changes: { shape: 'extend', concat: 'merge', of: 'items', partial: 'optional', pick: 'pick', omit: 'omit' },
  requiredByDefault: false,
  checks: ['validate', 'validateSync', 'cast'],
  assertions: [],
};
