stage             = "prod"
database_password = "Axel-Lutz-4711"
