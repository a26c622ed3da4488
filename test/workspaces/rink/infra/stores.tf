resource "aws_db_instance" "sessions" {
  identifier             = "rink-sessions-db"
  engine                 = "postgres"
  instance_class         = "db.t4g.small"
  multi_az               = true
  username               = "skater"
  password               = var.database_password
  publicly_accessible    = true
  vpc_security_group_ids = [aws_security_group.office.id]
}

resource "aws_security_group" "office" {
  name = "office"

  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["198.51.100.0/24"]
  }
}

resource "aws_elasticache_replication_group" "warm" {
  replication_group_id = "rink-warm"
  engine               = "valkey"
  num_cache_clusters   = 2
}

resource "aws_dynamodb_table" "passes" {
  name      = "season-passes"
  hash_key  = "holder"
  range_key = "season"

  attribute {
    name = "holder"
    type = "S"
  }

  attribute {
    name = "season"
    type = "N"
  }

  attribute {
    name = "gate"
    type = "S"
  }

  global_secondary_index {
    name            = "by-gate"
    hash_key        = "gate"
    range_key       = "season"
    projection_type = "ALL"
  }
}

resource "aws_s3_bucket" "logs" {
  bucket = "rink-logs"
}
