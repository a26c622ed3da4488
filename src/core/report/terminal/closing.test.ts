import { expect, test } from 'vitest';
import { commentMark, problemLines } from './closing.ts';

test('what was not read for the same reason is told once, with how often', () => {
  const long = 'The file has a line of more than 5000 characters, as only generated code has, and was skipped.';
  const problems = [
    { file: 'public/a.min.js', line: 1, message: long },
    { file: 'app/broken.php', line: 7, message: 'The syntax here could not be read.' },
    { file: 'public/b.min.js', line: 1, message: long },
    { file: 'public/c.min.js', line: 1, message: long },
  ];
  expect(problemLines(problems, { width: 100, color: false }).join('\n')).toMatchInlineSnapshot(`
    "  public/a.min.js:1 and 2 more places like it
        The file has a line of more than 5000 characters, as only generated code has, and was skipped.
      app/broken.php:7  The syntax here could not be read."
  `);
});

test('what silences a rule is a comment of the language that the finding stands in', () => {
  const files = ['app/models/story.rb', 'db/V1__init.sql', 'src/orders.ts', 'deploy/values.yaml', 'Dockerfile'];
  expect(files.map(commentMark)).toEqual(['#', '--', '//', '#', '#']);
});
