package main

import (
	"os"

	"github.com/gin-gonic/gin"
	"github.com/redis/go-redis/v9"
	"github.com/robfig/cron/v3"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"

	"example.com/harbor/pilots/handlers"
	"example.com/harbor/pilots/jobs"
	"example.com/harbor/pilots/middleware"
	"example.com/harbor/pilots/models"
)

func main() {
	db, err := gorm.Open(postgres.Open(os.Getenv("ROSTER_DSN")), &gorm.Config{})
	if err != nil {
		panic(err)
	}
	db.AutoMigrate(&models.Pilot{}, &models.Watch{}, &models.Ship{})
	cache := redis.NewClient(&redis.Options{Addr: "redis:6379"})

	engine := gin.New()
	engine.Use(gin.Recovery())
	pilots := handlers.NewPilots(db, cache)
	pilots.Register(engine.Group("/pilots"))
	roster := engine.Group("/roster", middleware.Authenticated())
	handlers.RegisterRoster(roster, db)

	schedule := cron.New()
	schedule.AddFunc("0 6 * * *", func() { jobs.CloseWatches(db) })
	schedule.Start()
	go jobs.FollowShips(db)

	engine.Run(":9000")
}
