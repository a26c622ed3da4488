import { createRequire } from 'node:module';
import path from 'node:path';
import type { ModelLayer } from './model-layer.ts';

/** Loaded when somebody first turns to a model, and kept. */
export function loadModelLayer(): ModelLayer {
  loaded ??= (createRequire(path.join(import.meta.dirname, 'extension.js'))('./model.js') as Bundle).modelLayer;
  return loaded;
}

interface Bundle {
  readonly modelLayer: ModelLayer;
}

let loaded: ModelLayer | undefined;
