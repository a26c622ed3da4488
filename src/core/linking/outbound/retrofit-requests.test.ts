import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

test('an interface of Retrofit sends its requests below the address that it is made with', async () => {
  const { calls } = await systemOf({
    'kiosk/pom.xml': '<project><artifactId>kiosk</artifactId></project>',
    'kiosk/src/main/java/kiosk/Tides.java': `package kiosk;
import retrofit2.http.*;
public interface Tides { @GET("tides/{day}") Call<Tide> of(@Path("day") String day); @POST("/alarms") Call<Void> wake(@Body Alarm alarm); }
`,
    'kiosk/src/main/java/kiosk/Board.java': `package kiosk;
import org.springframework.web.bind.annotation.*;
import retrofit2.Retrofit;
@RestController public class Board {
  private final Tides tides = new Retrofit.Builder().baseUrl("http://almanac:8080/").build().create(Tides.class);
  @GetMapping("/board") public Tide board() { return tides.of("today").execute().body(); }
  @PostMapping("/alarms") public void wake(Alarm alarm) { tides.wake(alarm).execute(); }
}
`,
    'almanac/package.json': '{"name":"almanac","dependencies":{"express":"5"}}',
    'almanac/server.js':
      "const app = require('express')();\napp.get('/tides/:day', (req, res) => res.json({}));\napp.post('/alarms', (req, res) => res.end());\n",
  });
  expect(calls.map(({ endpoint, library }) => `${endpoint} by ${library}`)).toEqual([
    'endpoint:almanac:GET /tides/{day} by retrofit',
    'endpoint:almanac:POST /alarms by retrofit',
  ]);
});
