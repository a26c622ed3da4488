import type { Extractor } from '../extractor.ts';
import { planOf } from './template-plan.ts';

/**
 * Templates of CloudFormation and of the Serverless Application Model, also those that the CDK writes. They are read as
 * the plan that Terraform would have for the same resources, so that only one of them need be understood.
 */
export const cloudformation: Extractor = {
  id: 'cloudformation',
  title: 'CloudFormation and SAM',
  group: 'infra',
  applies: (file) =>
    /\.(?:ya?ml|json|template)$/i.test(file.path) &&
    !/(?:^|\/)serverless(?:\.[\w-]+)?\.ya?ml$/.test(file.path) &&
    /["']?Type["']?\s*:\s*["']?AWS::\w+::/.test(file.text),
  extract: (file) => ({
    facts: (file.documents ?? []).flatMap((document) => planOf(file.path, document)),
    problems: [],
  }),
};
