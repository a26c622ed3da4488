import { connectionsTo } from '../../model/connections-to.ts';
import type { Bottleneck, Ground, Signal } from '../advice.ts';

const rules: ReadonlySet<string> = new Set(['single-point-of-failure', 'single-replica']);

/** What runs once and is needed by others. */
export function singleInstances({ index, signals }: Ground): readonly Bottleneck[] {
  const byComponent = new Map<string, Signal>();
  for (const signal of signals) {
    const component = rules.has(signal.rule)
      ? signal.subjects.find((id) => index.component(id) !== undefined)
      : undefined;
    if (component !== undefined && !byComponent.has(component)) byComponent.set(component, signal);
  }
  return [...byComponent].map(([id, signal]) => {
    const name = index.component(id)?.name ?? id;
    const callers = new Set(connectionsTo(index.system, id).map((edge) => edge.from)).size;
    const depending =
      callers === 0 ? '' : ` ${callers === 1 ? 'One component depends' : `${callers} components depend`} on it.`;
    return {
      what: `${name} runs once`,
      why: `One process is one core for JavaScript and one restart away from an outage: ten deployments a month at 20 s each are 200 s without it.${depending}`,
      measure: `CPU of ${name} at peak, and failed requests during a deployment.`,
      mitigation: signal.fix,
      evidence: signal.evidence.slice(0, 1),
    };
  });
}
