package models

import (
	"time"

	"gorm.io/gorm"
)

type Pilot struct {
	gorm.Model
	Badge   string  `gorm:"size:12;uniqueIndex" json:"badge"`
	Name    string  `gorm:"not null" json:"name"`
	Rank    Rank    `gorm:"type:varchar(20);default:'junior'" json:"rank"`
	Watches []Watch `json:"watches,omitempty"`
	Ships   []Ship  `gorm:"many2many:pilot_ships" json:"-"`
}

type Rank string

type Watch struct {
	ID       uint       `json:"id"`
	PilotID  uint       `gorm:"index:by_pilot_and_start,priority:1" json:"pilotId"`
	Pilot    *Pilot     `gorm:"constraint:OnDelete:CASCADE" json:"pilot,omitempty"`
	StartsAt time.Time  `gorm:"index:by_pilot_and_start,priority:2;not null" json:"startsAt"`
	EndedAt  *time.Time `json:"endedAt"`
}

type Ship struct {
	IMO  string `gorm:"primaryKey;column:imo_number"`
	Name string
}

// TableName keeps the name of the old register.
func (Ship) TableName() string { return "ship_register" }
