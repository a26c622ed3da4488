scope path: 'api', module: 'api' do
  namespace :v1 do
    resource :ticket, only: %i[show create]
    %w[heat depth].each do |measure|
      get "pool/#{measure}", to: "pool##{measure}"
    end
  end
end
