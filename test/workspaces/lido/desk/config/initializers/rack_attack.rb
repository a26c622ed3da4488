class Rack::Attack
  throttle('sign in by address', limit: 5, period: 20.seconds) do |request|
    request.ip if request.path == '/members/sign_in' && request.post?
  end
end
