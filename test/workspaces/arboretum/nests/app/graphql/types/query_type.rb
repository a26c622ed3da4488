module Types
  class QueryType < GraphQL::Schema::Object
    field :nests_in, [Types::NestType], null: false do
      argument :species, String, required: true
    end

    def nests_in(species:)
      Nest.where(species: species).order(:built_on).limit(25)
    end
  end
end
