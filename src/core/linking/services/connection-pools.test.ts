import { expect, it } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

async function poolsOf(files: Readonly<Record<string, string>>): Promise<string> {
  const { components } = await systemOf(files);
  return components
    .flatMap(({ name, pools = [] }) =>
      pools.map(
        ({ library, size, assumed, evidence }) =>
          `${name}: ${library} ${size}${assumed ? ' by default' : ''} (${evidence.file}:${evidence.line})`,
      ),
    )
    .join('\n');
}

it('reads how many connections a service may open, from its code and its settings', async () => {
  const text = await poolsOf({
    'ferries/package.json': '{ "name": "ferries", "dependencies": { "express": "4", "mysql2": "3" } }',
    'ferries/src/app.ts': `import express from 'express';
import mysql from 'mysql2/promise';
const MOST = 40;
const pool = mysql.createPool({ host: 'db', connectionLimit: MOST });
const app = express();
app.get('/ferries', async (req, res) => res.json(await pool.query('SELECT name FROM ferries LIMIT 9')));
`,
    'docks/requirements.txt': 'fastapi\nsqlalchemy\n',
    'docks/main.py': `from fastapi import FastAPI
from sqlalchemy import create_engine
app = FastAPI()
engine = create_engine("postgresql://db/docks", pool_size=20)
@app.get("/docks")
def docks():
    return []
`,
    'buoys/requirements.txt': 'fastapi\nsqlalchemy\n',
    'buoys/main.py': `from fastapi import FastAPI
from sqlalchemy import create_engine
from settings import settings
app = FastAPI()
engine = create_engine(str(settings.URL))
@app.get("/buoys")
def buoys():
    return []
`,
    'tides/go.mod': 'module example.com/tides\n\nrequire github.com/gin-gonic/gin v1.9.0\n',
    'tides/main.go': `package main

import (
	"database/sql"

	"github.com/gin-gonic/gin"
)

func main() {
	db, _ := sql.Open("postgres", "tides")
	db.SetMaxOpenConns(30)
	r := gin.Default()
	r.GET("/tides", func(c *gin.Context) { c.JSON(200, gin.H{}) })
	r.Run()
}
`,
    'piers/pom.xml':
      '<project><artifactId>piers</artifactId><dependencies><dependency><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>',
    'piers/src/main/resources/application.yml': 'spring:\n  datasource:\n    hikari:\n      maximumPoolSize: 25\n',
    'piers/src/main/java/piers/Piers.java': `package piers;
import org.springframework.web.bind.annotation.*;
@RestController
class Piers {
  @GetMapping("/piers")
  String all() { return ""; }
}
`,
  });
  expect(text).toMatchInlineSnapshot(`
    "buoys: sqlalchemy.create_engine 15 by default (buoys/main.py:5)
    docks: sqlalchemy.create_engine 30 (docks/main.py:4)
    ferries: mysql2/promise.createPool 40 (ferries/src/app.ts:4)
    piers: HikariCP 25 (piers/src/main/resources/application.yml:4)
    tides: database/sql 30 (tides/main.go:11)"
  `);
});
