import type { ClusterDeployment, ComponentKind, Deployment } from '../../model/component.ts';
import type { Environment } from './environment.ts';
import type { Resource } from './resources-of.ts';

/** A service of containers as a plan describes it; texts may still name resources. */
export interface ContainerService {
  readonly resource: Resource;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: ComponentKind;
  readonly image?: string | undefined;
  readonly environment: Environment;
  readonly ports: readonly number[];
  /** Reached from the internet without anything before it. */
  readonly open?: boolean | undefined;
  readonly replicas?: number | undefined;
  readonly scaling?: ClusterDeployment['scaling'];
  readonly healthCheck: boolean;
  readonly limits?: Deployment['limits'];
  readonly platform?: ClusterDeployment['platform'];
  readonly unlimited?: true | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
}

export function kindNamed(name: string): ComponentKind {
  const words = name.toLowerCase().split(/[-_.]/);
  if (words.some((word) => word === 'worker' || word === 'consumer')) return 'worker';
  return words.some((word) => ['migrate', 'migration', 'migrations', 'cron', 'job', 'seed'].includes(word))
    ? 'job'
    : 'service';
}
