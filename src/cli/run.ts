import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { nearest } from '../core/model/nearest.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { answer, type Command, type ExitCode, isRefusal, type Outcome, type Refusal, refuse } from './command.ts';
import { formatOf } from './format-of.ts';
import { commandHelp, help } from './help.ts';
import { isColored, type Shell } from './shell.ts';
import { verbs } from './verbs.ts';

/** Understands what was typed and answers it. Wrong use is one line on stderr. */
export async function run(argv: readonly string[], shell: Shell, version: string): Promise<ExitCode> {
  const said = parseArguments(argv);
  const outcome = isRefusal(said) ? said : await outcomeOf(said, shell, version);
  const written = isRefusal(said) || isRefusal(outcome) ? outcome : write(outcome, said, shell);
  const complaint = isRefusal(written) ? written.refusal : written.missing;
  if (complaint !== undefined) shell.tell(`backend-architect: ${complaint}\n`);
  return isRefusal(written) ? 2 : written.exit;
}

async function outcomeOf(said: Arguments, shell: Shell, version: string): Promise<Outcome> {
  const { operands, options } = said;
  const [verb, ...rest] = operands;
  if (options.has('version')) return answer(`${version}\n`);
  const topic = verb === 'help' ? rest[0] : verb;
  const command = topic === undefined ? undefined : commandOf(topic);
  const colored = isColored(shell, options);
  // Who types nothing wanted something: the page is shown, and told apart from success.
  if (command === undefined) return answer(help(verbs, colored), verb === undefined && options.size === 0 ? 2 : 0);
  if (isRefusal(command)) return command;
  if (verb === 'help' || options.has('help')) return answer(commandHelp(command, colored));
  const foreign = [...options.keys()].find((name) => !command.options.includes(name));
  if (foreign !== undefined) return refuse(`${command.verb} has no option --${foreign}; see ${command.verb} --help.`);
  const format = formatOf(command, options);
  return isRefusal(format) ? format : command.run({ operands: rest, options, format: format.word, version }, shell);
}

function commandOf(verb: string): Command | Refusal {
  const command = verbs.find((each) => each.verb === verb);
  if (command !== undefined) return command;
  const names = verbs.map((each) => each.verb);
  const close = nearest(verb, names);
  return refuse(
    `There is no verb ${verb}. ${close === undefined ? `Try one of ${names.join(', ')}.` : `Did you mean ${close}?`}`,
  );
}

/** To the file that `--out` names, else to stdout. */
function write(outcome: Outcome, { options }: Arguments, shell: Shell): Outcome {
  const out = options.get('out');
  if (isRefusal(outcome)) return outcome;
  if (out === undefined || outcome.written !== undefined) {
    shell.print(outcome.text);
    if (outcome.written !== undefined) shell.tell(`Wrote ${outcome.written}.\n`);
    return outcome;
  }
  try {
    writeFileSync(path.resolve(shell.folder, out), outcome.text);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return refuse(`${out} cannot be written (${code}). Does its folder exist?`);
  }
  shell.tell(`Wrote ${out}.\n`);
  return outcome;
}
