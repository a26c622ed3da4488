import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

/** `sqs boxes`, one line a channel, with how many publish to it and take from it. */
async function channelsOf(files: Record<string, string>): Promise<readonly string[]> {
  const { channels } = await systemOf(files);
  return channels.map(
    ({ broker, name, publishers, consumers }) => `${broker} ${name}: ${publishers.length} > ${consumers.length}`,
  );
}

test('queues that an annotation binds are found by exchange and key', async () => {
  expect(
    await channelsOf({
      'pom.xml': '<project><artifactId>kennel</artifactId></project>',
      'src/main/java/kennel/Kennel.java': `package kennel;
import org.springframework.amqp.rabbit.annotation.*;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.web.bind.annotation.*;
@RestController
class Kennel {
  private final RabbitTemplate rabbit;
  Kennel(RabbitTemplate rabbit) { this.rabbit = rabbit; }
  @PostMapping("/dogs") void add() { rabbit.convertAndSend("dogs", "added", "Rex"); }
  @RabbitListener(bindings = @QueueBinding(value = @Queue("barks"), exchange = @Exchange("dogs"), key = "added"))
  void bark(String dog) { }
}
`,
    }),
  ).toEqual(['rabbitmq dogs/added: 1 > 1']);
});

test('a task is sent by the name that it is given, dots and all', async () => {
  expect(
    await channelsOf({
      'requirements.txt': 'fastapi\ncelery\n',
      'app.py': `from celery import Celery
from fastapi import FastAPI

celery = Celery("kennel")
app = FastAPI()

@celery.task(name="kennel.bark")
def bark(dog): ...

@app.post("/dogs")
def add():
    celery.send_task("kennel.bark", args=["Rex"])
`,
    }),
  ).toEqual(['celery kennel.bark: 1 > 1']);
});

test('topics stand in the message where the writer has none, and clouds are reached by their clients', async () => {
  expect(
    await channelsOf({
      'go.mod': 'module kennel\n\nrequire github.com/segmentio/kafka-go v0.4.47\n',
      'main.go': `package main

import (
	"net/http"

	"github.com/segmentio/kafka-go"
)

var writer = &kafka.Writer{Addr: kafka.TCP("kafka:9092")}

func add(w http.ResponseWriter, r *http.Request) {
	writer.WriteMessages(r.Context(), kafka.Message{Topic: "dogs.added"})
}

func main() {
	http.HandleFunc("POST /dogs", add)
	http.ListenAndServe(":8080", nil)
}
`,
    }),
  ).toEqual(['kafka dogs.added: 1 > 0']);
  expect(
    await channelsOf({
      Gemfile: "gem 'rails'\n",
      'config/routes.rb': "Rails.application.routes.draw do\n  post '/dogs' => 'dogs#add'\nend\n",
      'app/controllers/dogs_controller.rb': `class DogsController < ApplicationController
  def add
    Aws::SQS::Client.new.send_message(queue_url: 'https://sqs.eu.amazonaws.com/1/boxes', message_body: 'x')
    Redis.new.publish('barks', 'x')
  end
end
`,
    }),
  ).toEqual(['redis barks: 1 > 0', 'sqs boxes: 1 > 0']);
});
