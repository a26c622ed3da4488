import type { Boundary } from '../../model/boundary.ts';
import type { OperationCall } from '../../model/operation.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy, type NonEmpty } from '../questions/group-by.ts';
import type { Report, Rule } from '../rule.ts';
import { prose } from '../words/prose.ts';

const config = `boundaries:
  web:
    paths: [src/web/**]
    may: [guiding]
  guiding:
    paths: [src/guiding/**]
    may: [storage]
  storage:
    paths: [src/storage/**]
    may: []
`;

const storage = `const tours = [{ id: '7', name: 'The old wing' }];

export function storedTour(id: string) {
  return tours.find((tour) => tour.id === id);
}
`;

const guiding = `import { storedTour } from '../storage/tours';

export function openTour(id: string) {
  return storedTour(id);
}
`;

export const layerViolation: Rule = {
  id: 'layer-violation',
  area: 'services',
  severity: 'medium',
  what: 'Code of one layer calls a layer that the team does not allow it to call.',
  why: 'Each way around a layer goes past what that layer guarantees, and ties two parts together that were meant to change alone.',
  fix: 'Call the layer in between, or allow the call under `boundaries` in `architect.config`.',
  references: ['https://learn.microsoft.com/azure/architecture/guide/architecture-styles/n-tier'],
  reads: ['boundaries', 'operations', 'operationCalls'],
  examples: {
    bad: {
      'architect.config.yaml': config,
      'src/storage/tours.ts': storage,
      'src/guiding/tours.ts': guiding,
      'src/web/app.ts': `import express from 'express';
import { storedTour } from '../storage/tours';

const app = express();

app.get('/tours/:id', (req, res) => {
  res.json(storedTour(req.params.id));
});

app.listen(3000);
`,
    },
    good: {
      'architect.config.yaml': config,
      'src/storage/tours.ts': storage,
      'src/guiding/tours.ts': guiding,
      'src/web/app.ts': `import express from 'express';
import { openTour } from '../guiding/tours';

const app = express();

app.get('/tours/:id', (req, res) => {
  res.json(openTour(req.params.id));
});

app.listen(3000);
`,
    },
  },
  check: ({ index, system }) => {
    const homes = new Map(
      (system.boundaries ?? []).flatMap((boundary) => boundary.holds.map((operation) => [operation, boundary])),
    );
    if (homes.size === 0) return [];
    const crossings = system.operationCalls.flatMap((call): Crossing[] => {
      const from = homes.get(call.from);
      const to = homes.get(call.to);
      return from === undefined || to === undefined || isAllowed(from, to) ? [] : [{ call, from, to }];
    });
    return [...groupBy(crossings, ({ call, to }) => `${call.from} ${to.name}`).values()].map((same) =>
      report(index, same),
    );
  },
};

interface Crossing {
  readonly call: OperationCall;
  readonly from: Boundary;
  readonly to: Boundary;
}

function isAllowed(from: Boundary, to: Boundary): boolean {
  return from === to || from.may === undefined || from.may.includes(to.name);
}

function report(index: SystemIndex, crossings: NonEmpty<Crossing>): Report {
  const [{ call, from, to }] = crossings;
  const name = (id: string): string => index.operation(id)?.name ?? id;
  const called = [...new Set(crossings.map((each) => each.call.to))];
  const may = from.may ?? [];
  return {
    title: `${name(call.from)} in ${from.name} calls ${shortList(called.map(name))} in ${to.name}`,
    message: prose(
      `${from.evidence.file} lets ${from.name} call ${may.length === 0 ? 'nothing else' : `only ${shortList(may, may.length)}`},`,
      `so what changes in ${to.name} reaches ${from.name} past that agreement.`,
    ),
    fix: fixOf(from, to),
    evidence: evidenceChain(
      crossings.map((each) => each.call.evidence),
      from.evidence,
      called.map((id) => index.operation(id)?.evidence[0]),
    ),
    subjects: [call.from, ...called],
  };
}

function fixOf(from: Boundary, to: Boundary): string {
  const may = from.may ?? [];
  const instead =
    may.length === 0
      ? `hand what it needs from ${to.name} in from outside`
      : `go through ${may.length === 1 ? may[0] : `one of ${shortList(may, may.length)}`}`;
  return `Let ${from.name} ${instead}, or add ${to.name} to \`boundaries.${from.name}.may\`.`;
}
