import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, runCli } from '../support/run-cli.ts';

/** What is said on stderr when the command line does not understand. */
function refused(command: string): string {
  const { exit, stdout, stderr } = runCli(command.split(' ').filter((word) => word !== ''));
  expect(exit).toBe(2);
  expect(stdout).toBe('');
  return stderr.trimEnd();
}

test('wrong use is one line that says what to do', () => {
  const commands = [
    'reveiw',
    'brew coffee',
    'review --formt json',
    'review --format jsn',
    'review --format',
    'review --color=always',
    'review a b',
    'review --fail-on hgih',
    'review --view data',
    'diagram --view servce',
    'rules missing-timout',
    'rules --out',
    'rules --out no/such/folder/rules.md',
  ];
  expect(commands.map((command) => `${command}\n  ${refused(command)}`).join('\n')).toMatchInlineSnapshot(`
    "reveiw
      backend-architect: There is no verb reveiw. Did you mean review?
    brew coffee
      backend-architect: There is no verb brew. Try one of start, review, design, advise, facts, diagram, openapi, ddl, rules, mcp.
    review --formt json
      backend-architect: There is no option --formt. Did you mean --format?
    review --format jsn
      backend-architect: review --format takes terminal, markdown, json, html, sarif, github, not jsn. Did you mean json?
    review --format
      backend-architect: --format needs a value: --format NAME.
    review --color=always
      backend-architect: --color takes no value.
    review a b
      backend-architect: One path at a time, not 2: a b.
    review --fail-on hgih
      backend-architect: --fail-on takes critical, high, medium, low, info, none, not hgih. Did you mean high?
    review --view data
      backend-architect: review has no option --view; see review --help.
    diagram --view servce
      backend-architect: --view takes service, data, flow, not servce. Did you mean service?
    rules missing-timout
      backend-architect: There is no rule missing-timout. Did you mean missing-timeout?
    rules --out
      backend-architect: --out needs a value: --out FILE.
    rules --out no/such/folder/rules.md
      backend-architect: no/such/folder/rules.md cannot be written (ENOENT). Does its folder exist?"
  `);
});

test('without a verb everything is shown', () => {
  const { exit, stdout } = runCli([]);
  expect(exit).toBe(2);
  expect(stdout).toMatchInlineSnapshot(`
    "backend-architect  reads a backend as one system and reviews its architecture

    Usage
      backend-architect <verb> [path] [options]

    Verbs
      start [path]    review the example shop, and see how it goes on in VS Code
      review [path]   findings, endpoints, diagrams, schema, technology, bottlenecks
      design BRIEF    a backend designed from a brief: contract, schema, diagrams, sizing, decisions
      advise [path]   a plan with its arithmetic: where to cut, what to cache, what a load needs, how rows could be spread, which products
      facts [path]    what was read, without an opinion
      diagram [path]  services, tables or the story of one request
      openapi [path]  the contract that the code keeps, as OpenAPI 3.1
      ddl [path]      the schema as extracted, in the words of its database
      rules [ID]      every rule, or one explained with a bad and a good example
      mcp [path]      answer agents over stdio by the Model Context Protocol

    Options
      --format NAME       how the answer is written; each verb lists its own
      --out FILE          write the answer to a file; its ending chooses the format
      --fail-on SEVERITY  exit 1 at a finding of this severity or above: critical, high, medium, low, info
      --no-color          no color; NO_COLOR says the same
      --help              this page, or one verb explained: review --help
      --version           print the version

    Examples
      backend-architect review                 review the folder you stand in
      backend-architect review openapi.yaml    review one file
      backend-architect diagram --view data    draw the tables
      backend-architect rules missing-timeout  explain a rule

    The path is a folder or one file; without one, the folder you stand in.

    Nothing leaves this machine, unless you name a model and say --send.

    Exit: 0 fine · 1 findings at or above --fail-on · 2 wrong use, unreadable input, or no judgement of the model
    "
  `);
});

test('each verb explains itself', () => {
  expect(runCli(['diagram', '--help'])).toMatchObject({ exit: 0, stderr: '' });
  expect(runCli(['help', 'diagram']).stdout).toBe(runCli(['diagram', '--help']).stdout);
  expect(runCli(['diagram', '--help']).stdout).toMatchInlineSnapshot(`
    "backend-architect diagram [path]  services, tables or the story of one request

    Options
      --view VIEW       service, data or flow
      --endpoint ROUTE  the request that a flow tells: "POST /orders"
      --group NAME      one group of a data model that is too large to draw at once
      --format NAME     ascii, mermaid, text (default: ascii)
      --out FILE        write the answer to a file; its ending chooses the format
      --cache DIR       keep what was read there, so that the next start reads only what changed

    Examples
      backend-architect diagram
      backend-architect diagram --view data --format mermaid
      backend-architect diagram --view flow --endpoint "POST /orders"
    "
  `);
});

test('the version is that of the package', () => {
  const { version } = JSON.parse(readFileSync(path.join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  expect(runCli(['--version']).stdout).toBe(`${version}\n`);
});

test('--out writes a file and takes the format from its name', () => {
  const folder = folderOf('catalog', {});
  const { exit, stdout, stderr } = runCli(['rules', '--out', 'rules.md'], folder);
  expect({ exit, stdout, stderr }).toEqual({ exit: 0, stdout: '', stderr: 'Wrote rules.md.\n' });
  expect(existsSync(path.join(folder, 'rules.md'))).toBe(true);
  expect(readFileSync(path.join(folder, 'rules.md'), 'utf8')).toMatch(/^# Rules\n\n## /);
});

test('color is for terminals, and for those who ask', () => {
  const sequence = '\u001b[';
  expect(runCli(['rules']).stdout).not.toContain(sequence);
  expect(runCli(['rules', '--color']).stdout).toContain(sequence);
  expect(runCli(['rules'], undefined, { FORCE_COLOR: '1' }).stdout).toContain(sequence);
  expect(runCli(['rules'], undefined, { FORCE_COLOR: '1', NO_COLOR: '1' }).stdout).not.toContain(sequence);
  expect(runCli(['rules', '--color', '--no-color']).stdout).not.toContain(sequence);
});
