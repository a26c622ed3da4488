import type { Evidence } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { type Document, documentsOf, operationName } from './contract-documents.ts';

/** An authentication that a contract promises and nobody can give. */
export interface BrokenSecurity {
  readonly document: Document;
  /** `POST /tours asks for the scope write of oauth`, `the scheme oauth`. */
  readonly what: string;
  readonly why: string;
  readonly evidence: Evidence;
}

/** Requirements that name what the document does not define, and schemes that lack what their type needs. */
export function brokenSecurity(index: SystemIndex): readonly BrokenSecurity[] {
  return documentsOf(index).flatMap((document) => [...incomplete(document), ...unknownScopes(document)]);
}

function incomplete(document: Document): BrokenSecurity[] {
  return document.schemes
    .filter(({ complete }) => !complete)
    .map(({ name, type, evidence }) => ({
      document,
      what: `The scheme ${name}`,
      why: lackOf(type),
      evidence,
    }));
}

function lackOf(type: string): string {
  if (type === 'oauth2') return 'it is of type oauth2 and names no flow';
  if (type === 'apiKey' || type === 'http' || type === 'openIdConnect')
    return `it is of type ${type} and does not say where the credential stands`;
  return type === '' ? 'it has no type' : `${type} is no type that OpenAPI knows`;
}

/** Without any schemes the document may be one part of several. */
function unknownScopes(document: Document): BrokenSecurity[] {
  if (document.schemes.length === 0) return [];
  return document.operations.flatMap((operation) =>
    operation.requirements.flatMap(({ scheme, scopes }): BrokenSecurity[] => {
      const known = document.schemes.find(({ name }) => name === scheme);
      const what = `${operationName(operation)}`;
      const { evidence } = operation;
      if (known === undefined) return [{ document, what, why: `no scheme is called ${scheme}`, evidence }];
      const missing = scopes.filter((scope) => known.scopes?.includes(scope) === false);
      return missing.map((scope) => ({ document, what, why: `${scheme} has no scope ${scope}`, evidence }));
    }),
  );
}
