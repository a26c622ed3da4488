Rails.application.routes.draw do
  post "/nests/graph", to: "graph#run"
end
