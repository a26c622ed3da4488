import type { DataNode } from '../syntax/data-tree.ts';

/** Blocks of one file of Terraform, or of what says the same. What they name may stand in any file of their folder. */
export interface PlanFact {
  readonly kind: 'plan';
  /** The folder whose files belong together; a template of CloudFormation is one of its own. */
  readonly folder: string;
  readonly blocks: readonly PlanBlock[];
  /** Values of variables: what a `.tfvars` file holds. */
  readonly values?: DataNode | undefined;
  /** They are taken without anybody asking for the file by name. */
  readonly always?: boolean | undefined;
}

export interface PlanBlock {
  /** `resource`, `data`, `module`, `variable`, `output`, `locals`. */
  readonly kind: string;
  /** `aws_sqs_queue`; empty for what is no resource. */
  readonly type: string;
  readonly name: string;
  /** Secrets replaced, expressions as `${…}`. */
  readonly body: DataNode;
  readonly at: number;
  readonly end: number;
}

/** A queue or topic that a deployment file declares. */
export interface QueueFact {
  readonly kind: 'queue';
  readonly broker: string;
  readonly name: string;
  readonly deadLetter?: string | undefined;
  /** Says everything that the queue is to do. */
  readonly complete: boolean;
  /** Queues of the same broker's kin that get what comes in here. */
  readonly into: readonly string[];
  readonly at: number;
  readonly end: number;
}

export interface CloudTableFact {
  readonly kind: 'cloud-table';
  readonly table: CloudTable;
}

/** A table of DynamoDB. */
export interface CloudTable {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly indexes: readonly {
    readonly name?: string | undefined;
    readonly columns: readonly string[];
    readonly at: number;
    readonly end: number;
  }[];
  readonly at: number;
  readonly end: number;
}
