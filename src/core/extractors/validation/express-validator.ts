import type { Constraint } from '../shapes/constraint.ts';

const text = (format?: string): readonly Constraint[] => [{ says: 'type', type: 'string', format }];

/** Chains that name a field of the request and then say what it must be. */
export const expressValidator: {
  readonly modules: readonly string[];
  readonly parts: Readonly<Record<string, 'body' | 'query' | 'path' | 'header' | 'cookie'>>;
  readonly methods: Readonly<Record<string, readonly Constraint[]>>;
} = {
  modules: ['express-validator', 'express-validator/check'],
  // `check` looks everywhere; what is checked is nearly always the body.
  parts: { body: 'body', check: 'body', query: 'query', param: 'path', header: 'header', cookie: 'cookie' },
  methods: {
    isString: text(),
    isEmail: text('email'),
    isUUID: text('uuid'),
    isURL: text('uri'),
    isISO8601: text('date-time'),
    isDate: text('date'),
    isMongoId: text(),
    isAlphanumeric: text(),
    isLength: text(),
    isInt: [{ says: 'type', type: 'integer' }],
    isNumeric: [{ says: 'type', type: 'number' }],
    isFloat: [{ says: 'type', type: 'number' }],
    isDecimal: [{ says: 'type', type: 'number' }],
    isBoolean: [{ says: 'type', type: 'boolean' }],
    isIn: [{ says: 'values', argument: 0 }],
    isArray: [{ says: 'list' }],
    optional: [{ says: 'optional' }],
  },
};
