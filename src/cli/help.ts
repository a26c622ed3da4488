import { inkOf } from '../core/report/terminal/ink.ts';
import { optionSpecs } from './arguments.ts';
import type { Command } from './command.ts';

type Rows = readonly (readonly [string, string])[];

/** Everything on one screen. */
export function help(commands: readonly Command[], colored: boolean): string {
  const ink = inkOf(colored);
  const verbs: Rows = commands.map((command) => [`${command.verb} ${command.operand}`, command.summary]);
  const options: Rows = [
    ['--format NAME', 'how the answer is written; each verb lists its own'],
    ['--out FILE', optionSpecs.out.what],
    ['--fail-on SEVERITY', `${optionSpecs['fail-on'].what}: critical, high, medium, low, info`],
    ['--no-color', optionSpecs['no-color'].what],
    ['--help', 'this page, or one verb explained: review --help'],
    ['--version', optionSpecs.version.what],
  ];
  const examples: Rows = [
    ['backend-architect review', 'review the folder you stand in'],
    ['backend-architect review openapi.yaml', 'review one file'],
    ['backend-architect diagram --view data', 'draw the tables'],
    ['backend-architect rules missing-timeout', 'explain a rule'],
  ];
  return [
    `${ink.bold('backend-architect')}  reads a backend as one system and reviews its architecture`,
    section(ink.bold('Usage'), [['backend-architect <verb> [path] [options]', '']]),
    section(ink.bold('Verbs'), verbs),
    section(ink.bold('Options'), options),
    section(ink.bold('Examples'), examples),
    ink.dim('The path is a folder or one file; without one, the folder you stand in.'),
    ink.dim('Nothing leaves this machine, unless you name a model and say --send.'),
    ink.dim(
      'Exit: 0 fine · 1 findings at or above --fail-on · 2 wrong use, unreadable input, or no judgement of the model',
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

export function commandHelp(command: Command, colored: boolean): string {
  const ink = inkOf(colored);
  const options: Rows = command.options.map((name) => {
    const { value, what } = optionSpecs[name];
    const detail = name === 'format' ? `${command.formats.join(', ')} (default: ${command.formats[0]})` : what;
    return [`--${name}${value === undefined ? '' : ` ${value}`}`, detail];
  });
  return [
    `${ink.bold(`backend-architect ${command.verb} ${command.operand}`)}  ${command.summary}`,
    section(ink.bold('Options'), options),
    section(
      ink.bold('Examples'),
      command.examples.map((example) => [`backend-architect ${example}`, '']),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

function section(title: string, rows: Rows): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return [title, ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd())].join('\n');
}
