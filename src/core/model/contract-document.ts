import type { Evidence } from './evidence.ts';

/** An OpenAPI document as it is written, before its operations are joined with code: what its own rules look at. */
export interface ContractDocument {
  readonly format: 'openapi-2' | 'openapi-3';
  /** Of the format: `2.0`, `3.0.3`. */
  readonly version: string;
  readonly servers: readonly Quoted[];
  /** Keys of `paths`, as written. */
  readonly paths: readonly DocumentPath[];
  /** Names that the document declares; absent where it declares none. */
  readonly tags?: readonly string[] | undefined;
  readonly schemes: readonly SecurityScheme[];
  readonly operations: readonly DocumentOperation[];
  readonly enumerations: readonly Enumeration[];
  /** Properties of type string without a format, by name. */
  readonly plainTexts: readonly Quoted[];
  /** Properties of schemas that hold one value. */
  readonly properties: readonly Property[];
  readonly wrongExamples: readonly WrongExample[];
}

export interface Property {
  readonly name: string;
  readonly type: string;
  readonly format?: string | undefined;
  readonly evidence: Evidence;
}

/** An example that its own schema does not let in. */
export interface WrongExample {
  /** The property, schema or media type it stands at. */
  readonly name: string;
  /** What is wrong with it: `total is a text, and the schema says number`. */
  readonly fault: string;
  readonly evidence: Evidence;
}

export interface Quoted {
  readonly text: string;
  readonly evidence: Evidence;
}

/** The lines of a key with its value, where nothing else stands on them. */
export interface Block {
  /** The white space before the key. */
  readonly indent: string;
  readonly last: Evidence;
}

export interface DocumentPath extends Quoted {
  readonly block?: Block | undefined;
}

export interface SecurityScheme {
  readonly name: string;
  readonly type: string;
  /** The scheme of `http`, or where an `apiKey` stands: `basic`, `query`. */
  readonly asks?: string | undefined;
  /** Says what its type asks for: an `apiKey` where it stands, `http` its scheme. */
  readonly complete: boolean;
  /** Scopes of OAuth 2; absent for schemes without. */
  readonly scopes?: readonly string[] | undefined;
  readonly evidence: Evidence;
}

export interface DocumentOperation {
  readonly method: string;
  /** Without the server's base path. */
  readonly path: string;
  readonly operationId?: string | undefined;
  readonly tags: readonly string[];
  readonly parameters: readonly DocumentParameter[];
  /** More of them stand where the document does not lead. */
  readonly otherParameters?: true | undefined;
  /** Its own requirements, else those of the document: each a scheme with the scopes it asks for. */
  readonly requirements: readonly { readonly scheme: string; readonly scopes: readonly string[] }[];
  /** Keys of `responses`: `200`, `4XX`, `default`; absent where it has none at all. */
  readonly statuses?: readonly string[] | undefined;
  /** The line with the first of them. */
  readonly firstResponse?: Evidence | undefined;
  /** The line with the first that comes behind 429 in the order of statuses: `500`, `5XX`, `default`. */
  readonly laterResponse?: Evidence | undefined;
  readonly lastResponse?: Block | undefined;
  readonly hasBody: boolean;
  readonly deprecated: boolean;
  /** Says when it ends: a `Sunset` header or an `x-sunset` of its own. */
  readonly sunset: boolean;
  readonly block?: Block | undefined;
  readonly evidence: Evidence;
}

export interface DocumentParameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  /** What says its type: exactly one thing may. */
  readonly described: 'well' | 'not' | 'twice';
  /** Of the path item, so that it holds for every operation of the path. */
  readonly shared: boolean;
  readonly evidence: Evidence;
}

/** Values that a schema lists. */
export interface Enumeration {
  /** The property or schema it stands at. */
  readonly name: string;
  readonly type?: string | undefined;
  readonly nullable: boolean;
  /** As text, with the type each is written in. */
  readonly values: readonly { readonly text: string; readonly type: string }[];
  readonly evidence: Evidence;
}
