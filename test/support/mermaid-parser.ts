import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

interface Mermaid {
  parse(text: string): Promise<{ readonly diagramType: string }>;
}

const require = createRequire(import.meta.url);

/**
 * Mermaid's own parser, without a browser. Its sanitizer wants a DOM, which parsing does not: it is replaced by a
 * stand-in, and the three grammars are bundled so that the replacement holds inside the package as well.
 */
export async function mermaidParser(): Promise<Mermaid> {
  const folder = await mkdtemp(join(tmpdir(), 'mermaid-'));
  try {
    const sanitizer = join(folder, 'sanitizer.js');
    await writeFile(sanitizer, 'module.exports = { sanitize: (text) => text, addHook() {} };');
    const { slimMermaid } = require('../../src/build/slim-mermaid.js') as { readonly slimMermaid: Plugin };
    const outfile = join(folder, 'mermaid.cjs');
    await build({
      stdin: { contents: "export { default } from 'mermaid';", resolveDir: import.meta.dirname },
      bundle: true,
      format: 'cjs',
      platform: 'node',
      alias: { dompurify: sanitizer },
      plugins: [slimMermaid],
      outfile,
      logLevel: 'error',
    });
    return (require(outfile) as { readonly default: Mermaid }).default;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
