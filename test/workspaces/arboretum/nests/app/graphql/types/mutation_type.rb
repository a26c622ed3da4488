module Types
  class MutationType < GraphQL::Schema::Object
    field :build_nest, mutation: Mutations::BuildNest
  end
end
