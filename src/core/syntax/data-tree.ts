/** A YAML or JSON value with its place: offsets into the text. */
export type DataNode = ScalarNode | MappingNode | SequenceNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  readonly at: number;
  readonly end: number;
}

export interface MappingNode {
  readonly kind: 'mapping';
  readonly entries: ReadonlyMap<string, DataEntry>;
  readonly at: number;
  readonly end: number;
}

export interface DataEntry {
  readonly key: string;
  readonly keyAt: number;
  readonly keyEnd: number;
  readonly value: DataNode;
}

export interface SequenceNode {
  readonly kind: 'sequence';
  readonly items: readonly DataNode[];
  readonly at: number;
  readonly end: number;
}
