class AddCardIndexAndNotices < ActiveRecord::Migration[7.1]
  disable_ddl_transaction!

  def change
    add_index :swimmers, :card, unique: true, algorithm: :concurrently
    create_table :notices do |t|
      t.string :text, null: false
      t.boolean :shown, null: false, default: false
      t.timestamps
    end
  end
end
