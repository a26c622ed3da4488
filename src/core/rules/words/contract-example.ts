import type { Example } from '../rule.ts';

const head = `openapi: 3.0.3
info: { title: Museum, version: '1' }
servers:
  - url: https://museum.example/v1
`;

/** A document whose paths, and what else it says, are given. */
export function contractExample(body: string): Example {
  return { 'openapi.yaml': `${head}${body}` };
}

/** An operation that breaks no rule, for a path of its own. */
export function operationExample(path: string, more = ''): string {
  const id = path.replace(/[^a-z]+/gi, '-').replace(/^-|-$/g, '');
  return `  ${path}:
    get:
      operationId: get-${id}
${more}      responses:
        '200': { description: Done }
        default: { description: Failed }
`;
}
