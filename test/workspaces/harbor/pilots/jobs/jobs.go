package jobs

import (
	"context"
	"time"

	"github.com/segmentio/kafka-go"
	"gorm.io/gorm"

	"example.com/harbor/pilots/models"
)

// CloseWatches ends what nobody has ended in time.
func CloseWatches(db *gorm.DB) {
	long := time.Now().Add(-12 * time.Hour)
	db.Model(&models.Watch{}).Where("ended_at IS NULL AND starts_at < ?", long).Update("ended_at", time.Now())
}

// FollowShips keeps the register up to date with the ships that moor.
func FollowShips(db *gorm.DB) {
	reader := kafka.NewReader(kafka.ReaderConfig{Brokers: []string{"kafka:9092"}, Topic: "ships.moored", GroupID: "pilots"})
	for {
		message, err := reader.ReadMessage(context.Background())
		if err != nil {
			return
		}
		db.Save(&models.Ship{Name: string(message.Value)})
	}
}
