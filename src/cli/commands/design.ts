import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compareSystems } from '../../core/delta/compare-systems.ts';
import { briefFromProse, type ProseBrief } from '../../core/design/prose/brief-from-prose.ts';
import { type BackendDesign, designBackend } from '../../core/design-backend.ts';
import { count } from '../../core/model/wording.ts';
import { designFiles, printContracts, printSchema } from '../../core/report/design/design-files.ts';
import { designJson } from '../../core/report/design/design-json.ts';
import { printDesign } from '../../core/report/design/print-design.ts';
import { printDifferences } from '../../core/report/design/print-differences.ts';
import { printJson } from '../../core/report/json/print-json.ts';
import { answer, type Call, type Command, type Outcome, type Refusal, refuse } from '../command.ts';
import { readWorkspace } from '../read-workspace.ts';
import type { Shell } from '../shell.ts';

export const design: Command = {
  verb: 'design',
  operand: 'BRIEF',
  summary: 'a backend designed from a brief: contract, schema, diagrams, sizing, decisions',
  formats: ['markdown', 'json', 'openapi', 'ddl', 'mermaid', 'ascii'],
  options: ['format', 'out', 'dialect', 'check'],
  examples: [
    'design brief.yaml',
    'design brief.yaml --out design/',
    'design brief.yaml --format ddl --dialect mysql',
    'design brief.yaml --check .',
    'design wishes.txt',
  ],
  run: async (call, shell) => {
    const [said, ...more] = call.operands;
    if (said === undefined)
      return refuse('design needs a brief: design brief.yaml. Templates stand in examples/briefs.');
    if (more.length > 0) return refuse(`One brief at a time, not ${more.length + 1}: ${call.operands.join(' ')}.`);
    const written = textOf(path.resolve(shell.folder, said));
    if (typeof written !== 'string') return written;
    const words = isProse(said) ? briefFromProse(written) : undefined;
    if (words !== undefined) shell.tell(heard(said, words));
    if (words?.resources === 0) return refuse(nothingSaid(said));
    const text = words?.text ?? written;
    const backend = designBackend(said.split(path.sep).join('/'), withDialect(text, call));
    if (backend.design.brief.resources.length === 0) return refuse(firstProblem(backend));
    for (const { file, line, message } of backend.design.problems) shell.tell(`${file}:${line} ${message}\n`);
    const exit = backend.design.problems.length > 0 ? 1 : 0;
    const code = call.options.get('check');
    if (code !== undefined) return check(backend, code, call, shell);
    return isFolder(call, shell)
      ? writeFolder(backend, call, shell, exit)
      : answer(printed(backend, call.format), exit);
  },
};

/** A brief is YAML or JSON; what ends like a text for people is read as one. */
function isProse(file: string): boolean {
  return /\.(?:txt|md|markdown)$/i.test(file);
}

/** Lines of problems, and whatever is corrected, are those of the brief that the words became. */
function heard(file: string, { text, resources, figures }: ProseBrief): string {
  const lines = text.split('\n').map((line, at) => `${String(at + 1).padStart(4)}  ${line}`);
  return `${file} became a brief, word by word: ${count(resources, 'resource')}, ${count(figures, 'figure')}.\n${lines.join('\n').trimEnd()}\n`;
}

function nothingSaid(file: string): string {
  return `${file} names nothing that a backend could store. Say who does what with which things: “Guests book rooms; owners list rooms with a price.”`;
}

/** System against System: what the code lacks, has more, or has otherwise. Exit 1 where they differ. */
function check({ design: { system } }: BackendDesign, folder: string, call: Call, shell: Shell): Promise<Outcome> {
  return readWorkspace({ ...call, operands: [folder] }, shell, async (client) => {
    const differences = compareSystems(system, await client.system());
    const planned = system.endpoints.length + system.tables.length + system.channels.length;
    const text =
      call.format === 'json' ? printJson({ schemaVersion: 1, differences }) : printDifferences(differences, planned);
    return answer(text, differences.length > 0 ? 1 : 0);
  });
}

/** What the command line says of the database wins over the brief. */
function withDialect(text: string, call: Call): string {
  const dialect = call.options.get('dialect');
  return dialect === undefined ? text : `${text.replace(/^database:.*$/m, '').trimEnd()}\ndatabase: ${dialect}\n`;
}

function textOf(file: string): string | Refusal {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return refuse(
      code === 'EISDIR' ? `${file} is a folder; a brief is one file.` : `${file} cannot be read (${code}).`,
    );
  }
}

function firstProblem({ design: { problems, brief } }: BackendDesign): string {
  const [first] = problems;
  return first === undefined ? `${brief.file} names no resource.` : `${first.file}:${first.line} ${first.message}`;
}

function printed(backend: BackendDesign, format: string): string {
  switch (format) {
    case 'json':
      return printJson(designJson(backend));
    case 'openapi':
      return printContracts(backend);
    case 'ddl':
      return printSchema(backend);
    case 'mermaid':
      return backend.drawings.map(({ drawn }) => `%% ${drawn.title}\n${drawn.mermaid}\n`).join('\n');
    case 'ascii':
      return backend.drawings.map(({ drawn }) => `${drawn.title}\n\n${drawn.ascii}\n`).join('\n');
    default:
      return printDesign(backend);
  }
}

/** `--out` names a folder unless it has the ending of a file. */
function isFolder({ options }: Call, shell: Shell): boolean {
  const out = options.get('out');
  if (out === undefined) return false;
  const stat = statSync(path.resolve(shell.folder, out), { throwIfNoEntry: false });
  return stat === undefined ? path.extname(out) === '' || out.endsWith('/') : stat.isDirectory();
}

function writeFolder(backend: BackendDesign, { options }: Call, shell: Shell, exit: 0 | 1): Outcome {
  const out = options.get('out') ?? '';
  const files = designFiles(backend);
  try {
    for (const { path: name, text } of files) {
      const target = path.resolve(shell.folder, out, name);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
  } catch (error) {
    return refuse(`${out} cannot be written (${error instanceof Error ? error.message : String(error)}).`);
  }
  return {
    text: `${files.map(({ path: name }) => path.posix.join(out.split(path.sep).join('/'), name)).join('\n')}\n`,
    exit,
    written: `${count(files.length, 'file')} in ${out}`,
  };
}
