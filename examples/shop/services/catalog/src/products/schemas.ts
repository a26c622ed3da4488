const uuid = { type: 'string', format: 'uuid' } as const;

/** Ids separated by commas, at most a hundred of them. */
const idList = { type: 'string', pattern: '^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,99}$' } as const;

export const productParams = {
  type: 'object',
  required: ['productId'],
  properties: { productId: uuid },
} as const;

export const listQuery = {
  type: 'object',
  properties: {
    category: uuid,
    after: uuid,
    limit: { type: 'integer', minimum: 1, maximum: 100, default: 24 },
  },
} as const;

export const limitQuery = {
  type: 'object',
  properties: { limit: { type: 'integer', minimum: 1, maximum: 50, default: 12 } },
} as const;

export const searchQuery = {
  type: 'object',
  required: ['q'],
  properties: {
    q: { type: 'string', minLength: 2, maxLength: 80 },
    limit: { type: 'integer', minimum: 1, maximum: 50, default: 24 },
  },
} as const;

export const idsQuery = {
  type: 'object',
  required: ['ids'],
  properties: { ids: idList },
} as const;

export const productPatch = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 200 },
    description: { type: 'string', maxLength: 10_000 },
    priceCents: { type: 'integer', minimum: 0 },
  },
} as const;
