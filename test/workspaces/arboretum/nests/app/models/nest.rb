class Nest < ApplicationRecord
end
