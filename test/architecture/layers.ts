/** What a folder may import, as folders and single files. A folder inside another has its own line, and the most precise line counts. */
export interface Layer {
  readonly folder: string;
  readonly mayImport: readonly string[];
  /** Folders of which it may use types, so that nothing of them is loaded with it. */
  readonly mayImportTypes?: readonly string[];
  /** Packages from npm. */
  readonly packages?: readonly string[];
  /** Node's own modules. */
  readonly node?: boolean;
  readonly because: string;
}

export const layers: readonly Layer[] = [
  { folder: 'src/core/model', mayImport: [], because: 'every other part speaks in its nouns' },
  { folder: 'src/core/graph', mayImport: [], because: 'graph algorithms know nodes and edges, no architecture' },
  {
    folder: 'src/core/syntax',
    mayImport: ['src/core/model'],
    packages: ['web-tree-sitter', 'js-yaml', 'yaml', 'jsonc-parser', 'graphql', 'smol-toml', 'fast-xml-parser'],
    because: 'it is the only place that knows a parser',
  },
  {
    folder: 'src/core/discovery',
    mayImport: ['src/core/model', 'src/core/syntax'],
    packages: ['ignore'],
    because: 'it looks at manifests and paths, before anything is extracted',
  },
  {
    folder: 'src/core/extractors',
    mayImport: ['src/core/model', 'src/core/syntax'],
    because: 'one file becomes facts, alone and cacheable',
  },
  {
    folder: 'src/core/linking',
    mayImport: ['src/core/model', 'src/core/graph', 'src/core/syntax', 'src/core/discovery', 'src/core/extractors'],
    because: 'it joins facts, and nothing that reads a System comes before it',
  },
  {
    folder: 'src/core/rules',
    mayImport: ['src/core/model', 'src/core/graph'],
    because: 'a rule reads the System and never goes back to the source',
  },
  {
    folder: 'src/core/diagrams',
    mayImport: ['src/core/model', 'src/core/graph'],
    because: 'a diagram is a function of the System',
  },
  {
    folder: 'src/core/advice',
    mayImport: ['src/core/model', 'src/core/graph'],
    because: 'advice is computed from the System',
  },
  {
    folder: 'src/core/delta',
    mayImport: ['src/core/model', 'src/core/graph'],
    because: 'it compares System with System',
  },
  {
    folder: 'src/core/design',
    mayImport: ['src/core/model', 'src/core/syntax', 'src/core/graph', 'src/core/advice'],
    packages: ['compromise/two'],
    because: 'a brief becomes a System like code does',
  },
  {
    folder: 'src/core/review',
    mayImport: ['src/core/model', 'src/core/rules', 'src/core/diagrams', 'src/core/advice', 'src/core/delta'],
    because: 'it puts together what the others computed',
  },
  {
    folder: 'src/core/report',
    mayImport: ['src/core/model', 'src/core/rules/finding.ts'],
    mayImportTypes: ['src/core'],
    packages: ['js-yaml'],
    because: 'it prints what it is given',
  },
  {
    folder: 'src/core',
    mayImport: ['src/core'],
    packages: ['zod'],
    because: 'the engine is the only door to the core',
  },
  {
    folder: 'src/llm',
    mayImport: ['src/core'],
    packages: ['zod', 'openai', 'jsonrepair'],
    because: 'a model judges facts, wherever the code around it runs',
  },
  {
    folder: 'src/protocol',
    mayImport: ['src/core/model', 'src/core/rules/finding.ts', 'src/core/design/brief/brief.ts'],
    mayImportTypes: ['src/core/review', 'src/core/design', 'src/core/design-page.ts'],
    packages: ['zod'],
    because: 'both sides of a webview load it',
  },
  {
    folder: 'src/worker',
    mayImport: ['src/core', 'src/llm'],
    packages: ['ignore'],
    node: true,
    because: 'the thread runs the engine and knows no editor',
  },
  {
    folder: 'src/cli',
    mayImport: ['src/core', 'src/llm', 'src/worker'],
    node: true,
    because: 'the command line works where there is no editor',
  },
  {
    folder: 'src/cli/mcp',
    mayImport: ['src/core', 'src/worker'],
    packages: ['@modelcontextprotocol/sdk'],
    node: true,
    because: 'the protocol for agents is a bundle of its own',
  },
  {
    folder: 'src/editor',
    mayImport: [
      'src/llm',
      'src/protocol',
      'src/worker',
      'src/core/model',
      'src/core/report',
      'src/core/config/config.ts',
      'src/core/review/apply-edits.ts',
      'src/core/review/paged-review.ts',
      'src/core/review/scope.ts',
      'src/core/review/baseline.ts',
      'src/core/review/read-baseline.ts',
      'src/core/review/landscape',
      'src/core/rules/finding.ts',
      'src/core/rules/registry.ts',
    ],
    mayImportTypes: ['src/core'],
    packages: ['vscode', 'zod'],
    node: true,
    because: 'it is the only importer of vscode, and loads no engine into the extension host',
  },
  {
    folder: 'webview-ui',
    mayImport: [
      'src/protocol',
      'src/core/rules/finding.ts',
      'src/core/diagrams/mermaid/label.ts',
      'src/core/design/brief/brief.ts',
    ],
    mayImportTypes: ['src/core/model', 'src/core/review', 'src/core/design', 'src/core/design-page.ts', 'l10n'],
    packages: ['preact', 'mermaid', 'zod', '@vscode/codicons'],
    because: 'a page knows the messages and nothing behind them',
  },
];
