import type { ChartFact, ChartReleaseFact, ChartValuesFact } from '../../extractors/chart-fact.ts';
import type { FileFacts } from '../../extractors/extractor.ts';
import type { Fact } from '../../extractors/fact.ts';
import { groupBy } from '../../model/group-by.ts';
import { filesWith } from '../files-with.ts';
import { boughtChart } from './bought-charts.ts';
import { chartReleases, type Values } from './chart-releases.ts';
import { filledFact } from './filled-facts.ts';
import { repeatedFacts } from './repeated-facts.ts';

type Files = ReadonlyMap<string, FileFacts>;

/** Files that say together what Helm installs. */
export function chartFiles(files: Files): readonly FileFacts[] {
  const templates = templated.flatMap((kind) => filesWith(files, kind)).filter(({ file }) => isTemplate(file));
  const charts = ['chart', 'chart-values', 'chart-release'] as const;
  return [...charts.flatMap((kind) => filesWith(files, kind)), ...new Set(templates)];
}

/** Templates say their facts once for each release of their chart, and a chart has what it is installed with. */
export function releasedCharts(files: Files): Files {
  const told = chartFiles(files);
  const facts = told.flatMap((file) => file.facts);
  const releases = chartReleases(
    facts.filter((fact): fact is ChartFact => fact.kind === 'chart'),
    facts.filter((fact): fact is ChartValuesFact => fact.kind === 'chart-values'),
    facts.filter((fact): fact is ChartReleaseFact => fact.kind === 'chart-release'),
  );
  const released = new Map<string, FileFacts>();
  for (const file of told) {
    if (!isTemplate(file.file)) continue;
    const asked = file.facts.flatMap((fact) => (fact.kind === 'chart-condition' ? fact.values : []));
    const installed = releases
      .of(folderOf(file.file))
      .filter(({ values }) => asked.every((path) => isSet(values, path)));
    const filled = file.facts.flatMap((fact): readonly Fact[] =>
      isTemplated(fact)
        ? installed.flatMap((release) => repeatedFacts(fact, release.values).map((each) => filledFact(each, release)))
        : [fact],
    );
    released.set(file.file, { ...file, facts: filled });
  }
  for (const [path, bought] of groupBy(releases.bought, ({ file }) => file)) {
    const file = files.get(path);
    const added = bought.flatMap((release) => boughtChart(release) ?? []);
    if (file !== undefined && added.length > 0) released.set(path, { ...file, facts: [...file.facts, ...added] });
  }
  return released;
}

const templated = [
  'deployment',
  'cluster-config',
  'cluster-service',
  'cluster-scaling',
  'cluster-policy',
  'upstreams',
] as const satisfies readonly Fact['kind'][];

function isTemplated({ kind }: Fact): boolean {
  return templated.some((each) => each === kind);
}

function isTemplate(file: string): boolean {
  return /(?:^|\/)templates\//.test(file);
}

/** Of a chart without values nothing is known. */
function isSet(values: Values, path: string): boolean {
  const value = values[path];
  if (value !== undefined) return value !== 'false' && value !== '';
  const paths = Object.keys(values);
  return paths.length === 0 || paths.some((each) => each.startsWith(`${path}.`));
}

/** Of the chart that a template belongs to. */
function folderOf(file: string): string {
  return /^(.*?)\/?templates\//.exec(file)?.[1] ?? '';
}
