import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../src/core/rules/registry.ts';
import { repository } from './repository.ts';

interface Manifest {
  readonly contributes?: {
    readonly commands?: readonly { readonly title: string; readonly category?: string }[];
    readonly configuration?: { readonly properties?: Readonly<Record<string, Setting>> };
  };
}

interface Setting {
  readonly default: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
}

const manifest: Manifest = readJson('package.json');
const texts: Readonly<Record<string, string>> = readJson('package.nls.json');

/** The tables of the README by name, each made of what the product itself says. */
export async function documentedTables(): Promise<Readonly<Record<string, string>>> {
  return { frameworks: await frameworkTable(), rules: ruleTable(), commands: commandTable(), settings: settingTable() };
}

function ruleTable(): string {
  const rows = [...rules].map(({ id, area, severity, what }) => [`\`${id}\``, area, severity, what]);
  return table(['Rule', 'Area', 'Severity', 'What it finds'], rows);
}

function commandTable(): string {
  const commands = manifest.contributes?.commands ?? [];
  const titles = commands.map(({ title, category }) => [text(category), text(title)].filter(Boolean).join(': '));
  return table(
    ['Command'],
    titles.map((title) => [title]),
  );
}

function settingTable(): string {
  const settings = Object.entries(manifest.contributes?.configuration?.properties ?? {});
  const rows = settings.map(([name, setting]) => [
    `\`${name}\``,
    `\`${JSON.stringify(setting.default)}\``,
    text(setting.markdownDescription ?? setting.description),
  ]);
  return table(['Setting', 'Default', 'What it does'], rows);
}

/** A group of extractors is a folder; every unit in it, alone or in a list, says its own title. */
async function frameworkTable(): Promise<string> {
  const folder = path.join(repository, 'src/core/extractors');
  const groups = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const names = groups.map((group) => group.name).filter((name) => name !== 'shapes');
  const rows = await Promise.all(names.sort().map(async (name) => [name, (await titlesIn(name)).join(', ')]));
  return table(
    ['Kind', 'Reads'],
    rows.filter(([, titles]) => titles !== ''),
  );
}

async function titlesIn(group: string): Promise<string[]> {
  const folder = path.join(repository, 'src/core/extractors', group);
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const modules = await Promise.all(files.map((file) => import(path.join(folder, file))));
  const units = modules.flatMap((module: object) => Object.values(module).flat());
  const titles = units.map(titleOf);
  return [...new Set(titles.filter((title) => title !== undefined))].sort();
}

function titleOf(unit: unknown): string | undefined {
  if (typeof unit !== 'object' || unit === null || !('id' in unit) || !('title' in unit)) return undefined;
  return typeof unit.title === 'string' ? unit.title : undefined;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, heads.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}

/** `%key%` stands for a text in package.nls.json, as VS Code reads it. */
function text(value = ''): string {
  const key = /^%(.+)%$/.exec(value)?.[1];
  return key === undefined ? value : (texts[key] ?? value);
}

function readJson(file: string) {
  try {
    return JSON.parse(readFileSync(path.join(repository, file), 'utf8'));
  } catch {
    return {};
  }
}
