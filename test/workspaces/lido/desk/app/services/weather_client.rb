class WeatherClient
  include HTTParty
  base_uri 'https://weather.example.com'

  def today
    self.class.get('/v1/today', timeout: 4)
  end
end
