class Ringer < ApplicationRecord
  belongs_to :nest
end
