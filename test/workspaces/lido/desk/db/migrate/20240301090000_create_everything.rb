class CreateEverything < ActiveRecord::Migration[7.1]
  def change
    create_table :forgotten do |t|
      t.string :name
    end
  end
end
