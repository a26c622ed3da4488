import type { Absence } from '../../core/model/absence.ts';
import { count } from '../../core/model/wording.ts';
import { type Draft, type Drafter, parts } from './draft.ts';
import { type Lack, lacks } from './fact.ts';

export const jobFacts: Drafter = ({ system }) =>
  system.jobs
    .filter((job) => job.role === 'system')
    .map(({ id, service, schedule, runs, inProcess, evidence }) => ({
      kind: 'J',
      element: id,
      service,
      evidence,
      line: ({ ref, component }) =>
        parts(
          `${schedule} in ${component(service)}`,
          runs !== undefined && `runs ${ref(runs) || runs}`,
          inProcess && 'scheduled inside the process of the service',
        ),
    }));

export const effectFacts: Drafter = ({ system }) =>
  system.effects
    .filter((effect) => effect.role === 'system')
    .map(({ id, service, operation, kind, name, detail, evidence }) => ({
      kind: 'F',
      element: id,
      service,
      evidence,
      line: ({ ref, component }) => parts(`${ref(operation) || component(service)} ${kind} ${name}`, detail),
    }));

export const absenceFacts: Drafter = ({ system }) => system.absences.map(absenceDraft);

function absenceDraft(absence: Absence): Draft {
  const [, service = '', topic = ''] = absence.id.split(':');
  return {
    kind: 'A',
    element: absence.id,
    service: `component:${service}`,
    evidence: [],
    lacks: lacks.filter((lack: Lack) => lack === topic),
    line: () => parts(`${service}: ${absence.what}`, `${count(absence.files, 'file')} searched`),
  };
}
