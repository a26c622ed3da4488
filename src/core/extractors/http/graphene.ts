import type { GraphqlMethodClassVocabulary } from '../shapes/graphql-method-class-vocabulary.ts';

/** Graphene: https://docs.graphene-python.org/en/latest/types/objecttypes. */
export const graphene: GraphqlMethodClassVocabulary = {
  id: 'graphene',
  title: 'Graphene',
  modules: ['graphene', 'graphene_django', 'graphene_sqlalchemy', 'graphene_mongo', 'graphene_federation'],
  types: ['ObjectType', 'DjangoObjectType', 'SQLAlchemyObjectType', 'MongoengineObjectType', 'Interface'],
  prefix: 'resolve_',
  mutations: { Mutation: 'mutate', ClientIDMutation: 'mutate_and_get_payload' },
  made: 'Field',
};
