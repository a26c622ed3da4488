package graph

import "gorm.io/gorm"

type Resolver struct {
	Store *gorm.DB
}

type Pond struct {
	ID    uint
	Depth float64
	Fish  int
}
