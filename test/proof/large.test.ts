import { expect, test } from 'vitest';
import { designBackend } from '../../src/core/design-backend.ts';
import { designFiles } from '../../src/core/report/design/design-files.ts';

/** Each resource with a parent, a list and an event: more than most have. */
function briefOf(amount: number): string {
  const resources = Array.from(
    { length: amount },
    (_, index) => `  thing${index}x:
    belongsTo: ${index === 0 ? '[]' : `thing${index - 1}x`}
    attributes: { title: text, price: money, state: open | closed }
    operations:
      create: { emits: thing${index}x-made }
      read:
      list:
      close: { sets: { state: closed }, from: open }
    lists: [{ by: state, sort: createdAt }]
`,
  );
  return `name: Many\nresources:\n${resources.join('')}`;
}

function measured(amount: number) {
  const start = performance.now();
  const files = designFiles(designBackend('brief.yaml', briefOf(amount)));
  const seconds = (performance.now() - start) / 1000;
  const bytes = files.reduce((sum, { text }) => sum + text.length, 0);
  console.log(`${amount} resources: ${seconds.toFixed(2)} s, ${files.length} files, ${(bytes / 1e6).toFixed(2)} MB`);
  return { seconds, bytes };
}

test('a design grows with its brief and not faster', () => {
  measured(25);
  const [half, whole] = [measured(100), measured(200)];
  // Twice, and a little for numbers that get one digit more.
  expect(whole.bytes / half.bytes).toBeLessThan(2.1);
  // Below 3 is what linear growth allows on a machine that does something else meanwhile; the square would be 4.
  expect(whole.seconds / half.seconds).toBeLessThan(3);
}, 300_000);
