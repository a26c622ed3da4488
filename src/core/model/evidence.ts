/** Where a fact stands in the workspace, with the text it stands in. */
export interface Evidence {
  /** Workspace-relative path with forward slashes. */
  readonly file: string;
  /** First line, counted from 1. */
  readonly line: number;
  /** Last line, counted from 1, inclusive. */
  readonly endLine: number;
  /** The quoted source, at most a few lines; secrets are already replaced by placeholders. */
  readonly text: string;
}

/** `extracted` stands in the source, `inferred` follows from names or deployment, `proposed` comes from a brief. */
export type Provenance = 'extracted' | 'inferred' | 'proposed';

/** Only `system` is reviewed. */
export type Role = 'system' | 'test' | 'example' | 'generated';

/** What every element of a System carries. */
export interface Element {
  /** Stable under line moves: built from names and paths, never from positions. */
  readonly id: string;
  readonly evidence: readonly Evidence[];
  readonly provenance: Provenance;
  readonly role: Role;
}
