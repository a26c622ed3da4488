class Lane < ApplicationRecord
  belongs_to :pool
  has_many :bookings, dependent: :destroy
  enum :state, %i[open closed]
end
