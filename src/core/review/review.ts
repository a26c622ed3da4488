import type { Bottleneck, Capacity, ScalingNote, Technology } from '../advice/advice.ts';
import type { Endpoint } from '../model/endpoint.ts';
import type { Problem } from '../model/problem.ts';
import type { Statistics } from '../model/system.ts';
import type { Table } from '../model/table.ts';
import type { Area, Finding, Severity } from '../rules/finding.ts';

export type { Bottleneck, Capacity, ScalingNote, Technology };

export interface ReviewFinding extends Finding {
  /** Stable under line moves: rule + subjects + normalized quote. */
  readonly fingerprint: string;
  readonly status: 'new' | 'known' | 'suppressed';
  /** The reason that the comment gives, where a comment suppresses it. */
  readonly suppression?: string | undefined;
  readonly origin: 'rule' | 'model';
}

/** What a baseline keeps of a finding, and all that is left of one that is gone. */
export interface FixedFinding {
  readonly fingerprint: string;
  readonly rule: string;
  readonly file: string;
  readonly title: string;
}

export interface HttpExample {
  /** Request as text: `POST /orders HTTP/1.1`, headers, blank line, body. */
  readonly request: string;
  /** Response as text, likewise. */
  readonly response: string;
  /** What it answers when something is wrong, where it is known to. */
  readonly error?: string | undefined;
  /** Parts that are declared nowhere and follow from what the handler stores and reads. */
  readonly inferred?: readonly string[] | undefined;
}

export interface ReviewEndpoint extends Endpoint {
  readonly serviceName: string;
  readonly example: HttpExample;
  /** Table names it reads and writes. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Fingerprints of findings that speak of it. */
  readonly findings: readonly string[];
}

export interface ReviewTable extends Table {
  /** Name of the database that holds it. */
  readonly storeName: string;
  /** Names of the services that read and write it. */
  readonly readBy: readonly string[];
  readonly writtenBy: readonly string[];
  /** Fingerprints of findings that speak of it. */
  readonly findings: readonly string[];
}

export type DiagramView = 'service' | 'data' | 'flow';

export interface DrawnDiagram {
  readonly view: DiagramView;
  readonly title: string;
  readonly mermaid: string;
  readonly ascii: string;
  /** The diagram said in sentences, for readers who cannot see it. */
  readonly text: string;
  /** Mermaid node id → element id and place, for clicks. */
  readonly nodes: readonly DiagramNodeLink[];
}

export interface DiagramNodeLink {
  readonly node: string;
  readonly label: string;
  readonly element: string;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  /** Fingerprints of findings on it. */
  readonly findings: readonly string[];
}

export interface AreaScore {
  readonly area: Area;
  readonly counts: Readonly<Record<Severity, number>>;
}

export interface ReviewSummary {
  readonly services: number;
  readonly endpoints: number;
  readonly tables: number;
  readonly calls: number;
  readonly findings: Readonly<Record<Severity, number>>;
  readonly areas: readonly AreaScore[];
}

/** What a person reads. The same tree gives the same Review, byte for byte. */
export interface Review {
  readonly project: string;
  /** What was reviewed: the workspace, or these files. */
  readonly scope: ReviewScope;
  readonly summary: ReviewSummary;
  /** By severity, then file and line. Suppressed ones come last. */
  readonly findings: readonly ReviewFinding[];
  /** What the baseline knows and is gone; undefined where there is no baseline. */
  readonly fixed?: readonly FixedFinding[] | undefined;
  readonly endpoints: readonly ReviewEndpoint[];
  /** Sorted by store and name. */
  readonly tables?: readonly ReviewTable[] | undefined;
  readonly diagrams: readonly DrawnDiagram[];
  readonly ddl: string;
  readonly technologies: readonly Technology[];
  readonly bottlenecks: readonly Bottleneck[];
  readonly scaling: readonly ScalingNote[];
  /** Figures that follow from the structure, with their formulas. */
  readonly capacity?: Capacity | undefined;
  readonly problems: readonly Problem[];
  readonly statistics: Statistics;
}

export type ReviewScope =
  | { readonly kind: 'workspace' }
  | { readonly kind: 'files'; readonly files: readonly string[] }
  | { readonly kind: 'selection'; readonly file: string; readonly line: number; readonly endLine: number };
