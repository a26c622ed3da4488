import { folderOf } from '../../model/workspace-path.ts';
import type { Extractor } from '../extractor.ts';
import { chartValuePairs } from './chart-value-pairs.ts';

/** What templates of a Helm chart are filled with: `values.yaml` when nobody says otherwise, others where they are named. */
export const chartValues: Extractor = {
  id: 'chart-values',
  title: 'Helm values',
  group: 'infra',
  applies: (file) =>
    /(?:^|\/)(?:[\w.-]*values[\w.-]*\.ya?ml|values\/(?:[\w.-]+\/){0,2}[\w.-]+\.ya?ml)$/i.test(file.path),
  extract: (file) => {
    const values = chartValuePairs(file.documents?.[0]);
    const isEmpty = Object.keys(values).length === 0;
    const folder = holds.test(file.path) ? folderOf(file.path) : undefined;
    return { facts: isEmpty ? [] : [{ kind: 'chart-values', file: file.path, folder, values }], problems: [] };
  },
};

/** Values that hold for the chart beside them; a chart that runs anywhere runs in production. */
const holds = /(?:^|\/)values(?:[._-]prod(?:uction)?)?\.ya?ml$/i;
