variable "name" { type = string }
variable "password" { type = string }

resource "aws_db_instance" "this" {
  identifier          = var.name
  engine              = "postgres"
  engine_version      = "16"
  instance_class      = "db.t4g.micro"
  username            = "lender"
  password            = var.password
  publicly_accessible = true
}

output "endpoint" {
  value = aws_db_instance.this.endpoint
}
