resource "aws_sqs_queue" "tickets" {
  name = "${local.prefix}-tickets"

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.tickets_melted.arn
    maxReceiveCount     = 4
  })
}

resource "aws_sqs_queue" "tickets_melted" {
  name = "${local.prefix}-tickets-melted"
}

resource "aws_sns_topic" "receipts" {
  name = "receipts"
}
