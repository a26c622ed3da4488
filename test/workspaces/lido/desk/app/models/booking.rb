class Booking < ApplicationRecord
  belongs_to :lane
  belongs_to :swimmer
end
