const text = {
  type: 'object',
  required: ['text'],
  properties: { text: { type: 'string', minLength: 1 }, markdown: { type: 'string', minLength: 1 } },
};

const location = {
  type: 'object',
  required: ['physicalLocation'],
  properties: {
    id: { type: 'integer', minimum: 0 },
    physicalLocation: {
      type: 'object',
      required: ['artifactLocation', 'region'],
      additionalProperties: false,
      properties: {
        artifactLocation: {
          type: 'object',
          required: ['uri', 'uriBaseId'],
          additionalProperties: false,
          // Relative, without a scheme, and with nothing that a URI would have to encode.
          properties: {
            uri: { type: 'string', pattern: "^(?![/\\\\])(?!\\w+:)[\\w.~!*'()%/-]+$" },
            uriBaseId: { const: 'SRCROOT' },
          },
        },
        region: {
          type: 'object',
          required: ['startLine'],
          additionalProperties: false,
          properties: {
            startLine: { type: 'integer', minimum: 1 },
            endLine: { type: 'integer', minimum: 1 },
            snippet: text,
          },
        },
      },
    },
  },
};

const level = { enum: ['none', 'note', 'warning', 'error'] };

const rule = {
  type: 'object',
  required: ['id', 'name', 'shortDescription', 'fullDescription', 'help', 'defaultConfiguration'],
  properties: {
    id: { type: 'string' },
    name: { type: 'string', pattern: '^[A-Z][A-Za-z0-9]+$' },
    shortDescription: text,
    fullDescription: text,
    help: { ...text, required: ['text', 'markdown'] },
    helpUri: { type: 'string', pattern: '^https://' },
    defaultConfiguration: { type: 'object', required: ['level'], properties: { level } },
  },
};

const result = {
  type: 'object',
  required: ['ruleId', 'level', 'message', 'locations', 'partialFingerprints'],
  additionalProperties: false,
  properties: {
    ruleId: { type: 'string' },
    ruleIndex: { type: 'integer', minimum: 0 },
    level,
    message: text,
    locations: { type: 'array', items: location, maxItems: 1 },
    relatedLocations: { type: 'array', items: location, uniqueItems: true },
    partialFingerprints: { type: 'object', minProperties: 1, additionalProperties: { type: 'string', minLength: 1 } },
    baselineState: { enum: ['new', 'unchanged', 'updated', 'absent'] },
    suppressions: {
      type: 'array',
      items: {
        type: 'object',
        required: ['kind'],
        additionalProperties: false,
        properties: {
          kind: { enum: ['inSource', 'external'] },
          status: { enum: ['accepted', 'underReview', 'rejected'] },
          justification: { type: 'string', minLength: 1 },
        },
      },
    },
    properties: { type: 'object' },
  },
};

/** The parts of SARIF 2.1.0 that are written, as its specification asks for them. */
export const sarifSchema = {
  type: 'object',
  required: ['version', 'runs'],
  properties: {
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      items: {
        type: 'object',
        required: ['tool', 'results'],
        properties: {
          tool: {
            type: 'object',
            required: ['driver'],
            properties: {
              driver: {
                type: 'object',
                required: ['name', 'rules'],
                properties: { rules: { type: 'array', items: rule, uniqueItems: true } },
              },
            },
          },
          results: { type: 'array', items: result },
        },
      },
    },
  },
};
