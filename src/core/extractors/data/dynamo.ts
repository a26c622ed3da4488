import type { DataVerb, FilterOperator } from '../../model/data-access.ts';

/** What a request to DynamoDB does, by the name that every SDK gives it. */
export interface DynamoRequest {
  readonly verb: DataVerb;
  readonly many: boolean;
}

/** `GetItemInput` of Go, `GetItemCommand` and `GetCommand` of JavaScript, `GetItemRequest` of .NET. */
export const dynamoRequests: Readonly<Record<string, DynamoRequest>> = {
  get: { verb: 'select', many: false },
  put: { verb: 'upsert', many: false },
  update: { verb: 'update', many: false },
  delete: { verb: 'delete', many: false },
  query: { verb: 'select', many: true },
  scan: { verb: 'select', many: true },
};

/** Signs of expressions, and methods of `Key` and `Attr` in Python. */
export const dynamoOperators: Readonly<Record<string, FilterOperator>> = {
  '=': 'equal',
  '<': 'range',
  '<=': 'range',
  '>': 'range',
  '>=': 'range',
  between: 'range',
  in: 'in',
  begins_with: 'like',
  contains: 'contains',
  eq: 'equal',
  lt: 'range',
  lte: 'range',
  gt: 'range',
  gte: 'range',
  is_in: 'in',
};
