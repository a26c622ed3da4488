import { indexSystem } from '../../../src/core/model/system-index.ts';
import type { Landscape } from '../../../src/core/review/landscape/landscape.ts';
import { landscapeOf } from '../../../src/core/review/landscape/landscape-of.ts';
import { shopSystem } from '../shop-system.ts';

/** The shop as the editor knows it. */
export const sampleLandscape: Landscape = landscapeOf(indexSystem(shopSystem));
