import { codeMigration } from './data/code-migration.ts';
import { knexMigration } from './data/knex-migration.ts';
import type { Extractor } from './extractor.ts';
import { typescriptPaths } from './infra/typescript-paths.ts';

/** Extractors of files that speak for themselves. */
export const extractors: readonly Extractor[] = [codeMigration, knexMigration, typescriptPaths];
