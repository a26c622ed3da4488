import { expect, it } from 'vitest';
import { readCalls } from '../../../../test/support/spots-of.ts';
import { readEffects } from './read-effects.ts';

it('finds files that are written and calls that hold up the event loop', async () => {
  const { effects } = await readCalls(
    {
      'upload.js': `
        import fs, { promises } from 'node:fs';
        import { writeFile } from 'fs/promises';
        import { pbkdf2Sync } from 'crypto';
        import { readFileSync } from './memory.js';
        export async function save(file, password) {
          await promises.writeFile('/var/uploads/' + file.name, file.data);
          await writeFile('/tmp/last', file.name);
          await writeFile('/tmp/last', file.name);
          if (fs.existsSync('/tmp/last')) return pbkdf2Sync(password, 'salt', 100000, 64, 'sha512');
          return readFileSync('in memory');
        }`,
      'memory.js': 'export const readFileSync = (name) => name;',
    },
    readEffects,
  );
  expect(effects.map((effect) => `${effect.id}${effect.detail ? ` by ${effect.detail}` : ''}`)).toMatchInlineSnapshot(`
    [
      "effect:upload.js#save:file-write /var/uploads/{} by fs.writeFile",
      "effect:upload.js#save:file-write /tmp/last by fs.writeFile",
      "effect:upload.js#save:file-write /tmp/last~2 by fs.writeFile",
      "effect:upload.js#save:blocking-call fs.existsSync",
      "effect:upload.js#save:blocking-call crypto.pbkdf2Sync by 100000",
    ]
  `);
});
