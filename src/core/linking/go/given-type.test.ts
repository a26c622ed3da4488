import { expect, test } from 'vitest';
import { callsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('settings that one generic function loads are those of the type that it is asked for', async () => {
  const system = await systemOf({
    'go.mod': 'module tower\n\ngo 1.24\n\nrequire github.com/caarlos0/env/v11 v11.3.1\n',
    'settings/settings.go': `package settings
import "github.com/caarlos0/env/v11"
type Clock struct { BellsURL string \`env:"BELLS_URL" envDefault:"http://bells:8080"\` }
type Lift struct { BellsURL string \`env:"LIFT_URL" envDefault:"http://lift:8080"\` }
func Load[T any]() (T, error) {
	var loaded T
	err := env.Parse(&loaded)
	return loaded, err
}
`,
    'main.go': `package main
import (
	"net/http"
	"tower/settings"
)
func main() {
	loaded, _ := settings.Load[settings.Clock]()
	http.HandleFunc("GET /hour", func(w http.ResponseWriter, r *http.Request) {
		http.Get(loaded.BellsURL + "/ring")
	})
	http.ListenAndServe(":8080", nil)
}
`,
  });
  expect(callsText(system)).toMatchInlineSnapshot(`"GET /hour → GET bells /ring, waits for ever"`);
});
