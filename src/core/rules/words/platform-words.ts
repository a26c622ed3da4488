import type { ClusterDeployment } from '../../model/component.ts';
import type { ClusterService } from '../questions/cluster-services.ts';

/** What the settings are called by which a platform is told how to run a service. */
interface PlatformWords {
  /** Two copies. */
  readonly copies: string;
  /** What adds copies with the load. */
  readonly scaler: string;
  /** What asks whether it is well. */
  readonly checks: string;
  /** What a service without any has. */
  readonly unasked: string;
  probe(path: string, port: number | string): string;
}

const kubernetes: PlatformWords = {
  copies: '`replicas: 2`',
  scaler: 'A HorizontalPodAutoscaler',
  checks: 'readinessProbe and livenessProbe',
  unasked: 'neither a readiness nor a liveness probe',
  probe: (path, port) => `\`readinessProbe: { httpGet: { path: ${path}, port: ${port} } }\``,
};

const others: Readonly<Record<NonNullable<ClusterDeployment['platform']>, PlatformWords>> = {
  ecs: {
    copies: '`desired_count = 2`',
    scaler: 'An `aws_appautoscaling_target` with a policy',
    checks: 'healthCheck of the container and target groups',
    unasked: 'neither a health check of its container nor a target group that asks',
    probe: (path, port) => `\`healthCheck = { command = ["CMD-SHELL", "curl -f http://localhost:${port}${path}"] }\``,
  },
  'cloud-run': {
    copies: '`min_instance_count = 2`',
    scaler: '`max_instance_count`',
    checks: 'liveness_probe',
    unasked: 'no liveness probe',
    probe: (path, port) => livenessProbe(path, port),
  },
  'container-apps': {
    copies: '`min_replicas = 2`',
    scaler: '`max_replicas`',
    checks: 'liveness_probe',
    unasked: 'no liveness probe',
    probe: (path, port) => livenessProbe(path, port),
  },
};

function livenessProbe(path: string, port: number | string): string {
  return `a \`liveness_probe\` that asks ${path} at port ${port}`;
}

/** The words of the platform that runs the first of them. */
export function platformWords([first]: readonly ClusterService[]): PlatformWords {
  const platform = first?.cluster.platform;
  return platform === undefined ? kubernetes : others[platform];
}
