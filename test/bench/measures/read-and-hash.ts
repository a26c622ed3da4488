import { nodeHost } from '../../../src/worker/host.ts';
import { listFiles } from '../../../src/worker/list-files.ts';
import { type Measure, timed, timeOf } from '../measure.ts';

/** The floor of everything: each file listed, read and hashed, and nothing done with it. */
export const readAndHash: Measure = {
  id: 'read-and-hash',
  input: 'workspace',
  measure: async (root) => {
    const { hash } = nodeHost([]);
    const took = await timed(() => {
      const listed = listFiles(root);
      if (!listed.ok) throw new Error(listed.message);
      for (const file of listed.workspace.files) {
        const read = file.read();
        if (read.ok) hash(read.text);
      }
      return listed.workspace.files.length;
    });
    return [{ what: 'files', value: took.value, unit: 'files' }, timeOf('read and hash', took)];
  },
};
