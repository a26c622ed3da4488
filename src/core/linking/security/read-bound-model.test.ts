import { expect, test } from 'vitest';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import { massAssignment } from '../../rules/security/mass-assignment.ts';

/** A club whose handler hands what it has read to a service behind an interface, which a repository saves. */
function club(handler: string, save: string): Parameters<typeof systemOf>[0] {
  return {
    'go.mod': 'module club\n\ngo 1.24\n\nrequire (\n\tgithub.com/gin-gonic/gin v1.10.1\n\tgorm.io/gorm v1.30.0\n)\n',
    'model.go': `package main
type Member struct {
	ID uint \`gorm:"primaryKey" json:"id"\`
	Name string \`json:"name"\`
	Role string \`gorm:"not null;default:member" json:"role"\`
	PasswordHash string \`json:"-"\`
}
`,
    'service.go': `package main
import "gorm.io/gorm"
type Members interface { Update(m *Member) error }
type members struct { db *gorm.DB }
func (s *members) Update(m *Member) error { return ${save} }
`,
    'main.go': `package main
import (
	"github.com/gin-gonic/gin"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)
type Handler struct { members Members }
func (h *Handler) Patch(c *gin.Context) {
	${handler}
	c.Status(204)
}
func main() {
	db, _ := gorm.Open(postgres.Open("dsn"), &gorm.Config{})
	db.AutoMigrate(&Member{})
	h := &Handler{members: &members{db: db}}
	r := gin.Default()
	r.PATCH("/members/:id", h.Patch)
	r.Run()
}
`,
  };
}

const binds = 'var member Member\n\tc.ShouldBindJSON(&member)\n\t';

test('a body that is read right into a row sets every field that JSON knows', async () => {
  const system = await systemOf(club(`${binds}h.members.Update(&member)`, 's.db.Save(m).Error'));
  expect(spoken(massAssignment, system)).toMatchInlineSnapshot(`
    "high: PATCH /members/{id} lets its caller set members.role
    \`member\` goes into members as it comes: whoever adds "role" to the body sets that too.
    fix: Name the fields that PATCH /members/{id} may write, or check the body against a schema that knows no others.
    at main.go: c.ShouldBindJSON(&member)
    at main.go: r.PATCH("/members/:id", h.Patch)"
  `);
});

test('what code sets before it saves, or leaves out, is not for callers to choose', async () => {
  const said = async (handler: string, save = 's.db.Save(m).Error'): Promise<readonly string[]> =>
    titles(massAssignment, await systemOf(club(handler, save)));
  expect(await said(`${binds}member.Role = "member"\n\th.members.Update(&member)`)).toEqual([]);
  expect(await said(`${binds}h.members.Update(&member)`, 's.db.Omit("role").Save(m).Error')).toEqual([]);
  expect(await said(`${binds}h.members.Update(&Member{ID: 1, Name: member.Name})`)).toEqual([]);
});
