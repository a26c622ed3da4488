package handlers

import (
	"encoding/json"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/redis/go-redis/v9"
	"gorm.io/gorm"

	"example.com/harbor/pilots/models"
)

type Pilots struct {
	db    *gorm.DB
	cache *redis.Client
}

func NewPilots(db *gorm.DB, cache *redis.Client) *Pilots {
	return &Pilots{db: db, cache: cache}
}

func (p *Pilots) Register(group *gin.RouterGroup) {
	group.GET("/on-watch", p.onWatch)
	group.GET("/:badge", p.show)
}

func (p *Pilots) onWatch(c *gin.Context) {
	if known, err := p.cache.Get(c, "watch:current").Result(); err == nil {
		c.Data(http.StatusOK, "application/json", []byte(known))
		return
	}
	var watch models.Watch
	query := p.db.Joins("Pilot").Where("ended_at IS NULL AND starts_at <= ?", time.Now())
	if err := query.Order("starts_at desc").First(&watch).Error; err != nil {
		c.AbortWithStatusJSON(http.StatusNotFound, gin.H{"error": "nobody is on watch"})
		return
	}
	body, _ := json.Marshal(watch.Pilot)
	p.cache.Set(c, "watch:current", body, 5*time.Minute)
	c.JSON(http.StatusOK, watch.Pilot)
}

func (p *Pilots) show(c *gin.Context) {
	var pilot models.Pilot
	err := p.db.WithContext(c).Preload("Watches").First(&pilot, "badge = ?", c.Param("badge")).Error
	if err != nil {
		c.JSON(http.StatusNotFound, gin.H{"error": "unknown badge"})
		return
	}
	c.JSON(http.StatusOK, pilot)
}
