resource "aws_lb" "door" {
  name               = "rink-door"
  load_balancer_type = "application"
}

resource "aws_lb_listener" "door" {
  load_balancer_arn = aws_lb.door.arn
  port              = 443
  protocol          = "HTTPS"

  default_action {
    type = "fixed-response"
    fixed_response {
      content_type = "text/plain"
      status_code  = "404"
    }
  }
}

resource "aws_apigatewayv2_api" "hall" {
  name          = "rink-hall"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_integration" "opening_hours" {
  api_id           = aws_apigatewayv2_api.hall.id
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.opening_hours.invoke_arn
}

resource "aws_apigatewayv2_route" "opening_hours" {
  api_id    = aws_apigatewayv2_api.hall.id
  route_key = "GET /opening-hours"
  target    = "integrations/${aws_apigatewayv2_integration.opening_hours.id}"
}
