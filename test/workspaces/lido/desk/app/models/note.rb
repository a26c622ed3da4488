class Note < ApplicationRecord
  self.table_name = 'swimmer_notes'
  belongs_to :swimmer
end
