import { designBackend } from '../../../src/core/design-backend.ts';
import { contractsOf } from '../../../src/core/report/design/contract-of.ts';
import { printDesign } from '../../../src/core/report/design/print-design.ts';
import { type Measure, timed, timeOf } from '../measure.ts';

/** Whether a design of twice as many resources takes about twice as long. */
export const largeBrief: Measure = {
  id: 'large-brief',
  input: 'brief',
  measure: async () => {
    await designed(50);
    return [
      timeOf('design of 100 resources', await designed(100)),
      timeOf('design of 200 resources', await designed(200)),
    ];
  },
};

function designed(amount: number) {
  const text = `name: Many\nresources:\n${Array.from({ length: amount }, (_, index) => resource(index)).join('')}`;
  return timed(() => {
    const backend = designBackend('brief.yaml', text);
    printDesign(backend);
    contractsOf(backend);
  });
}

function resource(index: number): string {
  const owner = index === 0 ? '[]' : `thing${index - 1}x`;
  return [
    `  thing${index}x:`,
    `    belongsTo: ${owner}`,
    '    attributes: { title: text, state: open | closed }',
    '    lists: [{ by: state }]',
    '',
  ].join('\n');
}
