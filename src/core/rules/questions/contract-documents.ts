import type { Contract } from '../../model/contract.ts';
import type { ContractDocument } from '../../model/contract-document.ts';
import type { SystemIndex } from '../../model/system-index.ts';

export interface Document extends ContractDocument {
  readonly contract: Contract;
  readonly file: string;
}

/** OpenAPI documents of the workspace as they are written. */
export function documentsOf(index: SystemIndex): readonly Document[] {
  return index.system.contracts.flatMap((contract) =>
    contract.document === undefined ? [] : [{ ...contract.document, contract, file: contract.file }],
  );
}

export function operationName({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method} ${path}`;
}
