import { createRequire } from 'node:module';
import path from 'node:path';
import type { RuleCatalog } from './rule-catalog.ts';

/** Loaded when somebody first asks about a rule, and kept. */
export function loadRuleCatalog(): RuleCatalog {
  loaded ??= (createRequire(path.join(import.meta.dirname, 'extension.js'))('./rules.js') as Bundle).ruleCatalog;
  return loaded;
}

interface Bundle {
  readonly ruleCatalog: RuleCatalog;
}

let loaded: RuleCatalog | undefined;
