ActiveRecord::Schema[7.2].define(version: 2024_05_02_101500) do
  create_table "nests", force: :cascade do |t|
    t.string "species", null: false
    t.date "built_on", null: false
    t.index ["species", "built_on"], name: "index_nests_on_species_and_built_on"
  end

  create_table "ringers", force: :cascade do |t|
    t.bigint "nest_id", null: false
    t.string "badge", null: false
    t.index ["badge"], name: "index_ringers_on_badge", unique: true
    t.index ["nest_id"], name: "index_ringers_on_nest_id"
  end

  add_foreign_key "ringers", "nests"
end
