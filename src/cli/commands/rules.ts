import { nearest } from '../../core/model/nearest.ts';
import { printJson } from '../../core/report/json/print-json.ts';
import { catalogJson, ruleJson } from '../../core/report/rule-catalog/rule-json.ts';
import { catalogMarkdown, ruleMarkdown } from '../../core/report/rule-catalog/rule-markdown.ts';
import { catalogTerminal, ruleTerminal } from '../../core/report/rule-catalog/rule-terminal.ts';
import { rules as all } from '../../core/rules/registry.ts';
import type { Rule } from '../../core/rules/rule.ts';
import { answer, type Call, type Command, refuse } from '../command.ts';
import { pageFor, type Shell } from '../shell.ts';

export const rules: Command = {
  verb: 'rules',
  operand: '[ID]',
  summary: 'every rule, or one explained with a bad and a good example',
  formats: ['terminal', 'markdown', 'json'],
  options: ['format', 'out', 'color', 'no-color'],
  examples: ['rules', 'rules missing-timeout'],
  run: async (call, shell) => {
    const [id] = call.operands;
    if (id === undefined) return answer(catalog(call, shell));
    const rule = all.find((each) => each.id === id);
    return rule === undefined ? refuse(unknown(id)) : answer(explained(rule, call, shell));
  },
};

function catalog(call: Call, shell: Shell): string {
  if (call.format === 'json') return printJson(catalogJson(all));
  return call.format === 'markdown' ? catalogMarkdown(all) : catalogTerminal(all, pageFor(call, shell));
}

function explained(rule: Rule, call: Call, shell: Shell): string {
  if (call.format === 'json') return printJson(ruleJson(rule));
  return call.format === 'markdown' ? ruleMarkdown(rule) : ruleTerminal(rule, pageFor(call, shell));
}

function unknown(id: string): string {
  const ids = all.map((rule) => rule.id);
  const close = nearest(id, ids) ?? ids.find((each) => each.includes(id));
  return `There is no rule ${id}. ${close === undefined ? 'The verb rules alone lists them all.' : `Did you mean ${close}?`}`;
}
