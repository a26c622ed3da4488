import { expect, test } from 'vitest';
import { spoken } from '../../../../test/support/findings-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import { localFileState } from './local-file-state.ts';

function museum(options: string): Parameters<typeof systemOf>[0] {
  return {
    'docker-compose.yml': 'services:\n  museum:\n    build: ./museum\n    deploy: { replicas: 3 }\n',
    'museum/package.json': '{ "name": "museum", "dependencies": { "express": "4", "multer": "1" } }',
    'museum/src/app.ts': `import express from 'express';
import multer from 'multer';

const app = express();
const scans = multer(${options});

app.post('/v1/scans', scans.single('scan'), (req, res) => res.status(201).json({ size: req.file.size }));
app.listen(3000);
`,
  };
}

test('uploads that are kept on the disk are where one of several copies runs', async () => {
  const system = await systemOf(museum("{ dest: 'scans/', limits: { fileSize: 5_000_000 } }"));
  expect(spoken(localFileState, system)).toMatchInlineSnapshot(`
    "medium: multer of museum keeps uploads in scans/ on the disk of one process
    3 copies of museum run, and 2 of them do not have the file; and what a container writes is gone with it unless a volume keeps it.
    fix: Put it into an object store (S3 or alike) under a key that the database knows, or write to the temporary folder if it is not needed afterwards.
    at museum/src/app.ts: const scans = multer({ dest: 'scans/', limits: { fileSize: 5_000_000 } });"
  `);
});

test('uploads in memory and in the temporary folder are kept nowhere', async () => {
  const passing = ['{ storage: multer.memoryStorage() }', "{ dest: '/tmp/scans' }", '{ dest: process.env.SCANS }'];
  for (const options of passing) expect(spoken(localFileState, await systemOf(museum(options)))).toBe('');
});
