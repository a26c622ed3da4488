class LockerClient
  def initialize
    @connection = Faraday.new(url: ENV.fetch('LOCKERS_URL', 'http://lockers:4567')) do |faraday|
      faraday.options.timeout = 2
    end
  end

  def reserve(booking)
    @connection.post("/lockers/#{booking.lane_id}/reservations", { swimmer: booking.swimmer_id }.to_json)
  end
end
