const path = require('node:path');

const drawn = /^(flowDiagram|erDiagram|sequenceDiagram)-/;
const diagramChunk = /(Diagram|diagram|definition)(-v2)?-/;
const unusedExtra = /katex|cose-bilkent|swimlanes/;
const empty = 'export const diagram = undefined; export const render = undefined; export default undefined;';

/** Mermaid loads each diagram kind on demand; the kinds we never draw are replaced by an empty module. */
const slimMermaid = {
  name: 'slim-mermaid',
  setup(build) {
    build.onResolve({ filter: /./ }, (request) => {
      if (request.kind !== 'dynamic-import' || !isUnused(request)) return undefined;
      return { path: request.path, namespace: 'unused-diagram' };
    });
    build.onLoad({ filter: /./, namespace: 'unused-diagram' }, () => ({ contents: empty, loader: 'js' }));
  },
};

function isUnused({ path: file, importer }) {
  if (unusedExtra.test(file)) return true;
  const name = path.basename(file);
  return importer.endsWith('mermaid.core.mjs') && diagramChunk.test(name) && !drawn.test(name);
}

module.exports = { slimMermaid };
