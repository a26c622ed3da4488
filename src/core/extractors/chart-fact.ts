import type { Evidence } from '../model/evidence.ts';

/** What files say together of what Helm installs. */
export type AnyChartFact = ChartFact | ChartValuesFact | ChartReleaseFact | ChartConditionFact;

/** Values of a chart, by the dotted names that its templates call them by. */
export interface ChartValuesFact {
  readonly kind: 'chart-values';
  readonly file: string;
  /** Of the chart that they hold for whenever it is installed; absent where somebody has to name them. */
  readonly folder?: string | undefined;
  readonly values: Readonly<Record<string, string>>;
}

/** A Helm chart, and what it is installed with. */
export interface ChartFact {
  readonly kind: 'chart';
  readonly file: string;
  readonly folder: string;
  readonly name?: string | undefined;
  readonly dependencies: readonly ChartDependency[];
}

export interface ChartDependency {
  readonly name: string;
  /** The name that it goes by, where it is installed several times. */
  readonly alias?: string | undefined;
  /** `https://charts.example.com`, `oci://…`, `file://../service`. */
  readonly repository?: string | undefined;
  /** Values of which one says whether it is installed: `postgresql.enabled`. */
  readonly condition?: string | undefined;
  readonly evidence: Evidence;
}

/** A chart that is installed by what is no chart: a Helmfile, an application of Argo CD. */
export interface ChartReleaseFact {
  readonly kind: 'chart-release';
  readonly file: string;
  readonly name: string;
  /** As written: `./charts/service`, `bitnami/postgresql`. */
  readonly chart: string;
  /** Where it would lie if it is one of ours. */
  readonly folder?: string | undefined;
  readonly valueFiles: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  readonly evidence: Evidence;
}

/** A template of a chart that says nothing unless these values are set. */
export interface ChartConditionFact {
  readonly kind: 'chart-condition';
  readonly values: readonly string[];
}
