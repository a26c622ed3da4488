terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

locals {
  prefix   = "rink-${var.stage}"
  registry = "410000000000.dkr.ecr.eu-north-1.amazonaws.com"

  shared = {
    LOG_LEVEL = "info"
    STAGE     = var.stage
  }

  services = {
    sessions = {
      copies = 3
      environment = merge(local.shared, {
        DATABASE_URL      = "postgres://skater:${var.database_password}@${aws_db_instance.sessions.endpoint}/sessions"
        CACHE_URL         = "redis://${aws_elasticache_replication_group.warm.primary_endpoint_address}:6379"
        RENTALS_URL       = "http://rentals.rink.internal:8080"
        TICKETS_QUEUE_URL = aws_sqs_queue.tickets.url
      })
    }
    rentals = {
      copies = 1
      environment = merge(local.shared, {
        DATABASE_URL = "postgres://lender:${var.database_password}@${module.rentals_database.endpoint}/rentals"
      })
    }
  }
}

module "service" {
  source   = "./modules/service"
  for_each = local.services

  name        = each.key
  image       = "${local.registry}/rink/${each.key}:${var.release}"
  copies      = each.value.copies
  environment = each.value.environment
  namespace   = aws_service_discovery_private_dns_namespace.rink.id
  listener    = aws_lb_listener.door.arn
}

module "rentals_database" {
  source = "./modules/database"

  name     = "${local.prefix}-rentals"
  password = var.database_password
}

resource "aws_service_discovery_private_dns_namespace" "rink" {
  name = "rink.internal"
  vpc  = data.aws_vpc.this.id
}

data "aws_vpc" "this" {
  default = true
}
