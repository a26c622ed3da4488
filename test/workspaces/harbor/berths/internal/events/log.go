package events

import (
	"context"
	"encoding/json"

	"github.com/segmentio/kafka-go"

	"example.com/harbor/berths/internal/store"
)

// Log tells others what happens at the quays.
type Log struct {
	writer *kafka.Writer
}

func NewLog(address string) *Log {
	return &Log{writer: &kafka.Writer{Addr: kafka.TCP(address), Topic: "ships.moored"}}
}

func (l *Log) Moored(ctx context.Context, call store.ShipCall) error {
	body, err := json.Marshal(call)
	if err != nil {
		return err
	}
	return l.writer.WriteMessages(ctx, kafka.Message{Key: []byte(call.ID), Value: body})
}
