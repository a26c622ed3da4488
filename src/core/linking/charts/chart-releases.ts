import type { ChartDependency, ChartFact, ChartReleaseFact, ChartValuesFact } from '../../extractors/chart-fact.ts';
import type { Evidence } from '../../model/evidence.ts';
import { joinPath } from '../../model/workspace-path.ts';

export type Values = Readonly<Record<string, string>>;

/** A chart as it is installed: under which name, and with which values. */
export interface Release {
  /** Folder of the chart. */
  readonly folder: string;
  readonly name: string;
  /** By dotted paths: `Values.image.tag`. */
  readonly values: Values;
  /** Name of the chart that it is installed with. */
  readonly within?: string | undefined;
}

/** A chart of somebody else, and the file that installs it. */
export interface BoughtRelease {
  readonly chart: string;
  readonly name: string;
  /** As what it may be called after its release. */
  readonly longName: string;
  readonly file: string;
  readonly evidence: Evidence;
}

export interface ChartReleases {
  /** Several where a chart is installed under several names. */
  of(folder: string): readonly Release[];
  readonly bought: readonly BoughtRelease[];
}

/** Charts hold charts, which nobody writes deeper than this. */
const maxDepth = 5;

/** Every chart as often as others install it; a chart that none installs is installed once, under its own name. */
export function chartReleases(
  charts: readonly ChartFact[],
  values: readonly ChartValuesFact[],
  installing: readonly ChartReleaseFact[],
): ChartReleases {
  const byFolder = mergedByFolder(charts);
  const ownValues = valuesByFolder(values);
  const installed = new Set(
    [...byFolder.values()].flatMap((chart) => installedBy(chart, byFolder).map(({ folder }) => folder)),
  );
  const valuesIn = new Map(values.map((fact) => [fact.file, fact.values]));
  const releases: Release[] = [];
  const bought: BoughtRelease[] = [];
  const install = (release: Release, depth: number): void => {
    releases.push(release);
    const chart = byFolder.get(release.folder);
    if (chart === undefined || depth > maxDepth) return;
    for (const { folder, name, condition } of installedBy(chart, byFolder)) {
      if (isSwitchedOff(condition, release.values)) continue;
      const own = { ...ownValues.get(folder), ...valuesFor(name, release.values) };
      install({ folder, name: calledBy(own) ?? name, values: own, within: release.name }, depth + 1);
    }
    for (const dependency of chart.dependencies) {
      if (placeOf(chart, dependency, byFolder) !== undefined || isLocal(dependency)) continue;
      if (isSwitchedOff(dependency.condition, release.values)) continue;
      const name = dependency.alias ?? dependency.name;
      const own = valuesFor(name, release.values);
      const called = calledBy(own) ?? name;
      const { file } = chart;
      const longName = `${release.name}-${called}`;
      bought.push({ chart: dependency.name, name: called, longName, file, evidence: dependency.evidence });
    }
  };
  for (const { name, chart, folder, valueFiles, values: said, file, evidence } of installing) {
    const own: Values = Object.assign({}, ...valueFiles.map((path) => valuesIn.get(path)), said);
    if (folder !== undefined && byFolder.has(folder)) {
      const all = { ...ownValues.get(folder), ...own };
      installed.add(folder);
      install({ folder, name: calledBy(all) ?? name, values: all }, 0);
    } else if (!/^\.{1,2}\//.test(chart)) {
      const last = chart.split('/').at(-1) ?? '';
      const called = calledBy(own) ?? name;
      bought.push({ chart: last, name: called, longName: `${called}-${last}`, file, evidence });
    }
  }
  for (const chart of byFolder.values()) {
    if (installed.has(chart.folder)) continue;
    const own = ownValues.get(chart.folder) ?? {};
    install({ folder: chart.folder, name: calledBy(own) ?? nameOf(chart), values: own }, 0);
  }
  return {
    of: (folder) => {
      const found = releases.filter((release) => release.folder === folder);
      return found.length > 0 || installed.has(folder)
        ? found
        : [{ folder, name: folder.split('/').at(-1) ?? '', values: ownValues.get(folder) ?? {} }];
    },
    bought,
  };
}

/** What production says comes over what else would hold: its name is the longer one. */
function valuesByFolder(facts: readonly ChartValuesFact[]): ReadonlyMap<string, Values> {
  const byFolder = new Map<string, Values>();
  for (const { folder, values } of facts.toSorted((a, b) => a.file.length - b.file.length))
    if (folder !== undefined) byFolder.set(folder, { ...byFolder.get(folder), ...values });
  return byFolder;
}

/** Charts of the second version say in another file what they are installed with. */
function mergedByFolder(charts: readonly ChartFact[]): ReadonlyMap<string, ChartFact> {
  const byFolder = new Map<string, ChartFact>();
  for (const chart of charts) {
    const known = byFolder.get(chart.folder);
    const dependencies = [...(known?.dependencies ?? []), ...chart.dependencies];
    byFolder.set(chart.folder, { ...(known ?? chart), name: known?.name ?? chart.name, dependencies });
  }
  return byFolder;
}

interface Installed {
  readonly folder: string;
  readonly name: string;
  readonly condition?: string | undefined;
}

/** What its manifest names, and whatever else lies in its folder of charts. */
function installedBy(chart: ChartFact, byFolder: ReadonlyMap<string, ChartFact>): readonly Installed[] {
  const named = chart.dependencies.flatMap((dependency): readonly Installed[] => {
    const folder = placeOf(chart, dependency, byFolder);
    const { alias, name, condition } = dependency;
    return folder === undefined ? [] : [{ folder, name: alias ?? name, condition }];
  });
  const taken = new Set(named.map(({ folder }) => folder));
  const inside = joinPath(chart.folder, 'charts');
  const beside = [...byFolder.values()].filter(
    ({ folder }) => !taken.has(folder) && folder.slice(0, folder.lastIndexOf('/')) === inside,
  );
  return [...named, ...beside.map((other) => ({ folder: other.folder, name: nameOf(other) }))];
}

function placeOf(
  chart: ChartFact,
  { name, repository }: ChartDependency,
  byFolder: ReadonlyMap<string, ChartFact>,
): string | undefined {
  const path = /^file:\/\/(.+?)\/?$/.exec(repository ?? '')?.[1];
  const folder = joinPath(chart.folder, path ?? `charts/${name}`);
  return byFolder.has(folder) ? folder : undefined;
}

function isLocal({ repository = '' }: ChartDependency): boolean {
  return repository === '' || repository.startsWith('file:');
}

/** The first of the values that is said decides. */
function isSwitchedOff(condition: string | undefined, values: Values): boolean {
  const said = (condition ?? '').split(',').map((path) => values[`Values.${path.trim()}`]);
  return said.find((value) => value !== undefined) === 'false';
}

/** What a chart is told by the one that installs it. */
function valuesFor(name: string, values: Values): Values {
  const below = `Values.${name}.`;
  return Object.fromEntries(
    Object.entries(values).flatMap(([path, value]) => {
      if (path.startsWith('Values.global.')) return [[path, value] as const];
      return path.startsWith(below) ? [[`Values.${path.slice(below.length)}`, value] as const] : [];
    }),
  );
}

/** Helpers of charts take these names first. */
function calledBy(values: Values): string | undefined {
  const name = values['Values.fullnameOverride'] || values['Values.nameOverride'];
  return name === undefined || name === '' || name.includes('${') ? undefined : name;
}

function nameOf({ name, folder }: ChartFact): string {
  return name ?? folder.split('/').at(-1) ?? '';
}
