import type { Component } from '../../model/component.ts';
import type { Job } from '../../model/job.ts';

/** What a cluster starts at its time: `CronJob`. */
export function clusterJobs(components: readonly Component[]): readonly Job[] {
  return components.flatMap(({ id, deployment, provenance, role }) => {
    const { schedule, evidence } = deployment?.cluster ?? {};
    if (schedule === undefined || evidence === undefined) return [];
    return [
      {
        id: `job:${id.replace(/^component:/, '')}`,
        service: id,
        schedule,
        inProcess: false,
        evidence: [evidence],
        provenance,
        role,
      },
    ];
  });
}
