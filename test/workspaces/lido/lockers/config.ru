require_relative 'lockers'

map '/lockers' do
  run Lockers
end
