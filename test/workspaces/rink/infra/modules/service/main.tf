variable "name" { type = string }
variable "image" { type = string }
variable "copies" { type = number }
variable "environment" { type = map(string) }
variable "namespace" { type = string }
variable "listener" { type = string }

resource "aws_ecs_task_definition" "this" {
  family = "rink-${var.name}"
  cpu    = 256
  memory = 512

  container_definitions = jsonencode([
    {
      name         = var.name
      image        = var.image
      portMappings = [{ containerPort = 8080 }]
      environment  = [for name, value in var.environment : { name = name, value = value }]
    }
  ])
}

resource "aws_ecs_service" "this" {
  name            = "rink-${var.name}"
  task_definition = aws_ecs_task_definition.this.arn
  desired_count   = var.copies

  load_balancer {
    target_group_arn = aws_lb_target_group.this.arn
    container_name   = var.name
    container_port   = 8080
  }

  service_registries {
    registry_arn = aws_service_discovery_service.this.arn
  }
}

resource "aws_lb_target_group" "this" {
  name     = "rink-${var.name}"
  port     = 8080
  protocol = "HTTP"
}

resource "aws_lb_listener_rule" "this" {
  listener_arn = var.listener

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this.arn
  }

  condition {
    path_pattern { values = ["/${var.name}/*"] }
  }
}

resource "aws_service_discovery_service" "this" {
  name = var.name

  dns_config {
    namespace_id = var.namespace
    dns_records {
      type = "A"
      ttl  = 10
    }
  }
}
