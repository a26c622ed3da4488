variable "stage" {
  type    = string
  default = "prod"
}

variable "release" {
  type = string
}

variable "database_password" {
  type      = string
  sensitive = true
}
