import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { outlineOf } from '../../../../test/support/parsers.ts';
import { repository } from '../../../../test/support/repository.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const folder = path.join(repository, 'test/workspaces');

/** The C# files of two stories: path → text. */
function storyFiles(): Readonly<Record<string, string>> {
  const files = ['museum', 'marina'].flatMap((story) =>
    readdirSync(path.join(folder, story), { recursive: true, encoding: 'utf8' }).map((file) => `${story}/${file}`),
  );
  const code = files.filter((file) => file.endsWith('.cs'));
  return Object.fromEntries(code.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]));
}

test('a file that ends anywhere is outlined as far as it goes', async () => {
  for (const text of Object.values(storyFiles()))
    for (let end = 0; end < text.length; end += 61)
      expect((await outlineOf(text.slice(0, end), 'csharp')).language).toBe('csharp');
});

test('a letter that is wrong anywhere does no harm', async () => {
  const letters = ['{', '}', '(', '"', '<', ';', '@', '\0'];
  for (const text of Object.values(storyFiles()))
    for (let at = 0; at < text.length; at += 83) {
      const wrong = text.slice(0, at) + letters[at % letters.length] + text.slice(at + 1);
      expect((await outlineOf(wrong, 'csharp')).language).toBe('csharp');
    }
});

test('a workspace of files that are cut in half is still joined', async () => {
  const files = storyFiles();
  for (const part of [0.35, 0.7]) {
    const cut = Object.entries(files).map(([file, text]) => [file, text.slice(0, text.length * part)]);
    expect((await systemOf(Object.fromEntries(cut))).name).toBe('workspace');
  }
});
