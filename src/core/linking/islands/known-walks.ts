import type { FileSites } from '../call-sites.ts';
import type { CodedEndpoint } from '../endpoints/build-endpoints.ts';
import type { Walk } from '../operations/walk-operations.ts';
import type { SettingNote } from '../security/read-settings.ts';
import type { KeptAnswers } from './answers-again.ts';
import type { Looked, Standing } from './standing.ts';

/** Walks of operations, and what they stand on. */
export interface KnownWalks {
  /** By their places. */
  readonly walks: ReadonlyMap<string, KnownWalk>;
  /** By the words of their routes. */
  readonly endpoints: KeptAnswers<CodedEndpoint>;
  /** By their files. */
  readonly settings: KeptAnswers<readonly SettingNote[]>;
  /** What calls of a file call, by the file. */
  readonly sites: KeptAnswers<FileSites>;
  readonly standing: Standing;
}

export interface KnownWalk {
  readonly walk: Walk;
  readonly looked: Looked;
}
