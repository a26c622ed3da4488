class Pool < ApplicationRecord
  has_many :lanes
end
