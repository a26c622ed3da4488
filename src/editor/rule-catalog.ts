import { ruleMarkdown } from '../core/report/rule-catalog/rule-markdown.ts';
import { rules } from '../core/rules/registry.ts';

/** The rules with their examples, in a bundle of its own: nothing needs them before somebody asks what a rule says. */
export const ruleCatalog = { rules, ruleMarkdown };

export type RuleCatalog = typeof ruleCatalog;
