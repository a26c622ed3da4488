import type { ContractDocument } from './contract-document.ts';
import type { HttpMethod, Parameter, Protocol, Response } from './endpoint.ts';
import type { Element, Evidence } from './evidence.ts';
import type { Shape } from './shape.ts';

export interface ContractOperation {
  readonly method: HttpMethod;
  /** With the server's base path: `/v1/orders/{id}`. */
  readonly path: string;
  readonly protocol?: Protocol | undefined;
  readonly operationId?: string | undefined;
  readonly summary?: string | undefined;
  readonly parameters: readonly Parameter[];
  readonly request?: Shape | undefined;
  readonly responses: readonly Response[];
  /** Names of the security schemes that apply; empty when open. */
  readonly security: readonly string[];
  readonly deprecated: boolean;
  readonly evidence: Evidence;
}

/** A message that a service sends or takes, as its document says. */
export interface ContractMessage {
  /** The kind of broker: `kafka`; absent where the document leaves it open. */
  readonly broker?: string | undefined;
  /** Topic or queue; what varies in braces. */
  readonly channel: string;
  /** From the point of view of the service. */
  readonly action: 'send' | 'receive';
  readonly operationId?: string | undefined;
  readonly summary?: string | undefined;
  readonly message?: Shape | undefined;
  readonly example?: unknown;
  readonly evidence: Evidence;
}

/** What a service promises in a document. */
export interface Contract extends Element {
  readonly kind: 'openapi' | 'graphql' | 'grpc' | 'asyncapi';
  readonly file: string;
  readonly title?: string | undefined;
  readonly version?: string | undefined;
  /** Component id of the service that the document belongs to; absent where none was found. */
  readonly service?: string | undefined;
  readonly operations: readonly ContractOperation[];
  /** What it sends and takes, for AsyncAPI. */
  readonly messages?: readonly ContractMessage[] | undefined;
  /** The document as it is written, for OpenAPI. */
  readonly document?: ContractDocument | undefined;
}
