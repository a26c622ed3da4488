class Swimmer < ApplicationRecord
  devise :database_authenticatable, :recoverable
  has_many :notes
  scope :recent, -> { where('joined_on > ?', 1.month.ago).order(joined_on: :desc) }

  validates :email, uniqueness: true
end
