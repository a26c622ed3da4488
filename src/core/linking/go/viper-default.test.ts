import { expect, test } from 'vitest';
import { callsText, endpointsText, tablesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('defaults of viper are addresses, a key may stand on the rows that another model has, an owner called auth asks for roles', async () => {
  const system = await systemOf({
    'go.mod':
      'module forge\nrequire (\n\tgithub.com/gin-gonic/gin v1.10.0\n\tgithub.com/spf13/viper v1.19.0\n\tgorm.io/gorm v1.25.0\n)\n',
    'models.go': `package main

import "gorm.io/gorm"

type Order struct {
	gorm.Model
	Pieces []Piece \`gorm:"constraint:OnDelete:CASCADE"\`
}

type Piece struct {
	ID      uint \`gorm:"primaryKey"\`
	OrderID uint \`gorm:"not null"\`
}
`,
    'auth.go': `package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

type Auth struct{}

func (a *Auth) Require(role string) gin.HandlerFunc {
	return func(c *gin.Context) {
		if c.GetString("role") != role {
			c.AbortWithStatus(http.StatusForbidden)
			return
		}
		c.Next()
	}
}
`,
    'main.go': `package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/spf13/viper"
)

func main() {
	viper.SetDefault("BELLOWS_URL", "http://bellows:8080")
	auth := &Auth{}
	r := gin.Default()
	r.POST("/fires", auth.Require("smith"), func(c *gin.Context) {
		http.Post(viper.GetString("BELLOWS_URL")+"/blows", "application/json", nil)
	})
	r.Run()
}
`,
  });
  expect(callsText(system)).toMatchInlineSnapshot(`"POST /fires → POST bellows /blows, waits for ever"`);
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "POST /fires  main.go:14
        behind auth.Require('smith') authorization"
  `);
  expect(tablesText(system)).toMatchInlineSnapshot(`
    "orders (id)
        indexes (deleted_at)
    pieces (id)
        references order_id > orders"
  `);
});
