module Mutations
  class BuildNest < GraphQL::Schema::Mutation
    argument :species, String, required: true

    def authorized?(**)
      context[:ringer].present?
    end

    def resolve(species:)
      Nest.create!(species: species, built_on: Date.current)
    end
  end
end
