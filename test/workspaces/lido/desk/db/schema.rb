# This file is auto-generated from the current state of the database.

ActiveRecord::Schema[7.1].define(version: 2024_03_01_090000) do
  enable_extension "plpgsql"

  create_table "bookings", force: :cascade do |t|
    t.bigint "lane_id", null: false
    t.bigint "swimmer_id", null: false
    t.date "day", null: false
    t.integer "hour", null: false
    t.string "guests", default: [], array: true
    t.datetime "updated_at", null: false
    t.index ["lane_id", "day", "hour"], name: "index_bookings_on_slot", unique: true
  end

  create_table "lanes", force: :cascade do |t|
    t.bigint "pool_id", null: false
    t.integer "number", null: false
    t.integer "depth"
    t.string "state", default: "open", null: false
    t.index ["pool_id"], name: "index_lanes_on_pool_id"
  end

  create_table "pools", force: :cascade do |t|
    t.string "name"
    t.decimal "heat", precision: 4, scale: 1
    t.integer "depth"
  end

  create_table "swimmer_notes", id: :uuid, force: :cascade do |t|
    t.references "swimmer", null: false, foreign_key: true
    t.text "text"
  end

  create_table "swimmers", force: :cascade do |t|
    t.string "name", limit: 80
    t.string "email", null: false
    t.string "card"
    t.date "joined_on"
    t.index ["email"], name: "index_swimmers_on_email", unique: true
  end

  create_table "tickets", force: :cascade do |t|
    t.string "code"
    t.string "kind"
    t.timestamps
  end

  add_foreign_key "bookings", "lanes", on_delete: :cascade
  add_foreign_key "lanes", "pools"
end
