data "archive_file" "receipts" {
  type        = "zip"
  source_dir  = "${path.module}/../functions/receipts/dist"
  output_path = "${path.module}/receipts.zip"
}

resource "aws_lambda_function" "receipts" {
  function_name = "${local.prefix}-receipts"
  filename      = data.archive_file.receipts.output_path
  handler       = "index.print"
  runtime       = "nodejs22.x"
  role          = aws_iam_role.functions.arn

  environment {
    variables = {
      RECEIPTS_TOPIC = aws_sns_topic.receipts.arn
    }
  }
}

resource "aws_lambda_event_source_mapping" "receipts" {
  event_source_arn = aws_sqs_queue.tickets.arn
  function_name    = aws_lambda_function.receipts.arn
}

resource "aws_lambda_function" "opening_hours" {
  function_name = "${local.prefix}-opening-hours"
  filename      = "${path.module}/../functions/opening-hours.zip"
  handler       = "index.today"
  runtime       = "nodejs22.x"
  role          = aws_iam_role.functions.arn
}

resource "aws_lambda_function" "announcer" {
  function_name = "${local.prefix}-announcer"
  filename      = "${path.module}/../functions/opening-hours.zip"
  handler       = "index.announce"
  runtime       = "nodejs22.x"
  role          = aws_iam_role.functions.arn
}

resource "aws_cloudwatch_event_rule" "morning" {
  schedule_expression = "cron(0 9 * * ? *)"
}

resource "aws_cloudwatch_event_target" "morning" {
  rule = aws_cloudwatch_event_rule.morning.name
  arn  = aws_lambda_function.announcer.arn
}

resource "aws_iam_role" "functions" {
  name = "functions"
}
