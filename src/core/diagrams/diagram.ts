import type { Evidence } from '../model/evidence.ts';

/** A finding as a diagram shows it. The review hands them in, so that views need not know what a rule is. */
export interface Mark {
  readonly severity: 'critical' | 'high' | 'medium' | 'low' | 'info';
  readonly fingerprint: string;
}

/** Element id → the findings that speak of it. */
export type Marks = ReadonlyMap<string, readonly Mark[]>;

export const noMarks: Marks = new Map();

export type NodeKind = 'service' | 'client' | 'db' | 'cache' | 'queue' | 'external';

export interface DiagramNode {
  /** Element id, or the id of a group that stands for its members. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
  /** Second line: technology and size. Empty where nothing is known. */
  readonly note: string;
  readonly group: string;
  readonly place?: Evidence | undefined;
  readonly marks: readonly Mark[];
}

export interface DiagramEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** Messages do not wait for an answer. */
  readonly asynchronous: boolean;
}

export interface DiagramGroup {
  readonly id: string;
  readonly label: string;
}

interface Titled {
  readonly title: string;
  /** One sentence for readers who cannot see it. */
  readonly description: string;
}

export interface ServiceDiagram extends Titled {
  readonly view: 'service';
  /** What its nodes are, where they are no components: groups of tables. */
  readonly of?: 'tables' | undefined;
  readonly groups: readonly DiagramGroup[];
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

export interface DiagramColumn {
  readonly name: string;
  readonly type: string;
  readonly key: 'PK' | 'FK' | 'PK, FK' | 'UK' | '';
  readonly nullable: boolean;
}

export interface DiagramTable {
  readonly id: string;
  readonly name: string;
  readonly columns: readonly DiagramColumn[];
  /** How many columns are left out to keep the drawing readable. */
  readonly hidden: number;
  readonly place?: Evidence | undefined;
  readonly marks: readonly Mark[];
}

/** A foreign key, read from the referenced table to the one that holds it. */
export interface Relation {
  readonly parent: string;
  readonly parentColumns: readonly string[];
  readonly child: string;
  readonly childColumns: readonly string[];
  /** The key may be empty, so a child may have no parent. */
  readonly optional: boolean;
  /** The key is unique in the child: at most one child per parent. */
  readonly one: boolean;
  readonly onDelete: string;
}

export interface DataDiagram extends Titled {
  readonly view: 'data';
  readonly tables: readonly DiagramTable[];
  readonly relations: readonly Relation[];
  /** How many tables are left out to keep the drawing readable. */
  readonly hidden: number;
}

export type Participant = Pick<DiagramNode, 'id' | 'kind' | 'label' | 'place' | 'marks'>;

export type FlowStep =
  | {
      readonly kind: 'message' | 'reply' | 'event';
      readonly from: string;
      readonly to: string;
      readonly label: string;
      readonly repeated: boolean;
      /** What happens in this case only, and ends the request early. */
      readonly when?: string | undefined;
      /** What is done together or not at all: the same name for all of it. */
      readonly transaction?: string | undefined;
    }
  | { readonly kind: 'note'; readonly over: string; readonly label: string; readonly repeated: boolean };

export interface FlowDiagram extends Titled {
  readonly view: 'flow';
  readonly participants: readonly Participant[];
  readonly steps: readonly FlowStep[];
}

export type Diagram = ServiceDiagram | DataDiagram | FlowDiagram;
