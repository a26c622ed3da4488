module Types
  class NestType < GraphQL::Schema::Object
    field :id, ID, null: false
    field :species, String, null: false
    field :ringers, Integer, null: false, resolver_method: :ringers_seen

    def ringers_seen
      Ringer.where(nest_id: object.id).count
    end
  end
end
