package handlers

import (
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"example.com/harbor/pilots/models"
)

type plan struct {
	PilotIDs []uint    `json:"pilotIds" binding:"required"`
	StartsAt time.Time `json:"startsAt" binding:"required"`
}

type span struct {
	From string `form:"from" binding:"required"`
	Page int    `form:"page"`
}

// RegisterRoster adds what only signed-in planners may do.
func RegisterRoster(group *gin.RouterGroup, db *gorm.DB) {
	group.GET("", func(c *gin.Context) {
		var asked span
		if err := c.ShouldBindQuery(&asked); err != nil {
			c.JSON(http.StatusBadRequest, gin.H{"error": err.Error()})
			return
		}
		watches := []models.Watch{}
		db.Where("starts_at >= ?", asked.From).Order("starts_at").Limit(100).Offset(asked.Page * 100).Find(&watches)
		c.JSON(http.StatusOK, watches)
	})
	group.POST("", func(c *gin.Context) {
		var wanted plan
		if err := c.ShouldBindJSON(&wanted); err != nil {
			c.JSON(http.StatusUnprocessableEntity, gin.H{"error": err.Error()})
			return
		}
		err := db.Transaction(func(tx *gorm.DB) error {
			for _, id := range wanted.PilotIDs {
				if err := tx.Create(&models.Watch{PilotID: id, StartsAt: wanted.StartsAt}).Error; err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			c.AbortWithError(http.StatusConflict, err)
			return
		}
		c.Status(http.StatusCreated)
	})
}
