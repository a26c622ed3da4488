import type { ClusterConfigFact, ClusterScalingFact, DeploymentFact } from '../../extractors/deployment-fact.ts';
import type { Fact } from '../../extractors/fact.ts';
import type { Deployment } from '../../model/component.ts';
import type { Release, Values } from './chart-releases.ts';

/** What a template says of one release: names and texts filled in, and what values alone hold added. */
export function filledFact(fact: Fact, release: Release): Fact {
  const filled = filledTexts(fact, release) as Fact;
  switch (filled.kind) {
    case 'deployment':
      return filledDeployment(filled, release);
    case 'cluster-config':
      return filledConfig(filled, release);
    case 'cluster-scaling':
      return filledScaling(filled, release.values);
    default:
      return filled;
  }
}

function filledDeployment(fact: DeploymentFact, release: Release): DeploymentFact {
  const { deployment, name, aliases } = fact.component;
  if (deployment === undefined) return fact;
  const { values, within } = release;
  const environment = { ...listedIn(fact.cluster?.charted, release), ...deployment.environment };
  const prefixed = within === undefined ? [] : [`${within}-${name}`];
  const told = { ...deployment, ...counted(fact, deployment, values), image: known(deployment.image), environment };
  return {
    ...fact,
    component: { ...fact.component, aliases: [...new Set([...aliases, ...prefixed])], deployment: told },
  };
}

function counted(
  { cluster }: DeploymentFact,
  { replicas, ports }: Deployment,
  values: Values,
): Pick<Deployment, 'replicas' | 'ports'> {
  const { counted: by } = cluster ?? {};
  const more = (by?.ports ?? []).flatMap((path) => numberIn(values, path) ?? []);
  return {
    replicas: numberIn(values, by?.replicas) ?? replicas,
    ports: [...ports, ...more.map((container) => ({ container }))],
  };
}

function filledConfig(fact: ClusterConfigFact, release: Release): ClusterConfigFact {
  return { ...fact, values: { ...listedIn(fact.charted, release), ...fact.values } };
}

function filledScaling(fact: ClusterScalingFact, values: Values): ClusterScalingFact {
  const { charted, minimum, maximum } = fact;
  return {
    ...fact,
    minimum: numberIn(values, charted?.minimum) ?? minimum,
    maximum: numberIn(values, charted?.maximum) ?? maximum,
  };
}

/** An image that stays open says nothing; its tag alone may. */
function known(image: string | undefined): string | undefined {
  const closed = image?.replace(/:?\$\{[^}]*\}$/, '');
  return closed === undefined || closed === '' || closed.includes('${') ? undefined : closed;
}

function numberIn(values: Values, path: string | undefined): number | undefined {
  const text = path === undefined ? undefined : values[path];
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** Variables that stand below the values that a template goes through. */
function listedIn(paths: readonly string[] | undefined, release: Release): Values {
  const found = (paths ?? []).flatMap((path) =>
    Object.entries(release.values).flatMap(([key, value]): readonly (readonly [string, string])[] => {
      const name = key.startsWith(`${path}.`) ? key.slice(path.length + 1) : '';
      return /^[A-Za-z_]\w*$/.test(name) ? [[name, filledText(value, release)]] : [];
    }),
  );
  return Object.fromEntries(found);
}

/** Evidence quotes what is written. */
function filledTexts(held: unknown, release: Release, key = ''): unknown {
  if (key === 'evidence' || key === 'charted' || key === 'counted') return held;
  if (typeof held === 'string') return isName(key) ? filledName(held, release) : filledText(held, release);
  if (Array.isArray(held)) return held.map((item) => filledTexts(item, release, key));
  if (typeof held !== 'object' || held === null) return held;
  // Labels are compared with each other, whatever they are called.
  const inside = key === 'labels' || key === 'selector' ? () => key : (name: string) => name;
  return Object.fromEntries(
    Object.entries(held).map(([name, value]) => [name, filledTexts(value, release, inside(name))]),
  );
}

function isName(key: string): boolean {
  return names.has(key);
}

const names = new Set('name aliases workload labels selector configs config namespace address'.split(' '));

/** What nothing fills is called after the chart, as its helpers do. */
function filledName(text: string, release: Release): string {
  return filledText(text, release).replace(/\$\{[^}]*\}/g, release.name);
}

/** Everything in one cluster is asked by its plain name, so that neither the release nor the namespace matters. */
function filledText(text: string, release: Release, depth = 0): string {
  if (!text.includes('${')) return text;
  const valued = text.replace(/\$\{(Values\.[\w.-]+)\}/g, (hole, path: string) => release.values[path] || hole);
  if (valued !== text && depth < 3) return filledText(valued, release, depth + 1);
  return valued
    .replace(/\$\{release\}-/g, '')
    .replace(/\.\$\{namespace\}(?:\.svc(?:\.cluster\.local)?)?/g, '')
    .replace(/\$\{chart\}(?=-)/g, release.name);
}
