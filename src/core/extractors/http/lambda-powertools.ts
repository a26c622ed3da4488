import type { DecoratedFunctionVocabulary } from '../shapes/decorated-function-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

/** Event handlers of Powertools for AWS Lambda: https://docs.powertools.aws.dev/lambda/python/latest/core/event_handler/api_gateway. */
export const lambdaPowertools: DecoratedFunctionVocabulary = {
  id: 'lambda-powertools',
  title: 'Powertools for AWS Lambda',
  languages: ['python'],
  modules: ['aws_lambda_powertools'],
  makers: [
    'APIGatewayRestResolver',
    'APIGatewayHttpResolver',
    'ApiGatewayResolver',
    'ALBResolver',
    'LambdaFunctionUrlResolver',
    'VPCLatticeResolver',
    'VPCLatticeV2Resolver',
    'Router',
  ],
  verbs: verbMethods,
  routes: ['route'],
  registrations: {},
  methods: 'method',
  prefix: 'prefix',
  mounts: ['include_router'],
  placements: [],
  mountReplacesPrefix: true,
  injectors: [],
  before: [],
};
