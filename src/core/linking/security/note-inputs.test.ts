import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

const museum = {
  'js/package.json': '{ "name": "js", "dependencies": { "express": "4", "pg": "8", "axios": "1" } }',
  'js/app.js': `import axios from 'axios';
import express from 'express';
import { PrismaClient } from '@prisma/client';
import { Pool } from 'pg';
const pool = new Pool();
const prisma = new PrismaClient();
const app = express();
app.get('/guides', async (req, res) => {
  const { name, sort } = req.query;
  let sql = 'SELECT * FROM guides';
  sql += \` WHERE name = '\${name}'\`;
  await pool.query(sql);
  await pool.query('SELECT * FROM guides WHERE name = $1', [name]);
  await byWing(req.params.wing);
  if (!['name', 'wing'].includes(sort)) return res.status(400).end();
  await pool.query('SELECT * FROM guides ORDER BY ' + sort);
});
const byWing = (wing) => pool.query('SELECT * FROM guides WHERE wing = ' + wing);
app.get('/posters', async (req) => axios.get(\`https://\${req.query.host}/poster\`));
app.get('/plans', async (req) => axios.get(\`https://plans.example/\${req.query.wing}\`));
app.post('/guides', async (req) => prisma.guide.create({ data: { ...req.body, wing: 'east' } }));
app.listen(3000);
`,
  'py/requirements.txt': 'flask\nrequests\n',
  'py/app.py': `import requests
from flask import Flask, request
from sqlalchemy import text
app = Flask(__name__)
@app.route('/tours/<hall>')
def tours(hall):
    day = request.args.get('day')
    page = request.args.get('page', type=int)
    db.session.execute(text(f"SELECT * FROM tours WHERE day = '{day}' OFFSET {page}"))
    db.session.execute("SELECT * FROM tours WHERE hall = '{}'".format(hall))
    db.session.execute(f"SELECT * FROM tours OFFSET {page}")
    return requests.get(request.json['callback'], timeout=3).text
`,
  'go/go.mod': 'module museum\n\ngo 1.22\n\nrequire github.com/gin-gonic/gin v1.9.0\n',
  'go/main.go': `package main
import ("database/sql"; "fmt"; "github.com/gin-gonic/gin")
var db *sql.DB
func main() { r := gin.Default(); r.GET("/halls/:wing", halls); r.Run() }
func halls(c *gin.Context) {
  db.Query(fmt.Sprintf("SELECT * FROM halls WHERE wing = '%s'", c.Param("wing")))
  db.Query("SELECT * FROM halls WHERE wing = ?", c.Param("wing"))
}
`,
  'rb/Gemfile': "gem 'rails'\n",
  'rb/config/routes.rb': 'Rails.application.routes.draw do\n  resources :loans\nend\n',
  'rb/app/models/loan.rb': 'class Loan < ApplicationRecord\nend\n',
  'rb/app/controllers/application_controller.rb': 'class ApplicationController < ActionController::API\nend\n',
  'rb/app/controllers/loans_controller.rb': `class LoansController < ApplicationController
  def index
    Loan.where("shelf = '#{params[:shelf]}'")
    Loan.where("shelf = ? AND id = #{params[:id].to_i}", params[:shelf])
  end
  def create
    Loan.create(params.require(:loan).permit!)
    Loan.create(params.require(:loan).permit(:shelf))
  end
end
`,
  'java/pom.xml':
    '<project><artifactId>j</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>',
  'java/src/main/java/Visits.java': `import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;
@RestController
class Visits {
  private final JdbcTemplate jdbc;
  Visits(JdbcTemplate jdbc) { this.jdbc = jdbc; }
  @GetMapping("/visits")
  public String find(@RequestParam String page, @RequestParam Long id) {
    jdbc.queryForList("SELECT * FROM visits WHERE page = '" + page + "'");
    jdbc.queryForList("SELECT * FROM visits WHERE id = " + id);
    return "";
  }
}
`,
};

test('what callers choose is followed into statements, addresses and rows, unless something decides about it', async () => {
  const { effects } = await systemOf(museum);
  const said = effects.map(
    ({ kind, name, detail, evidence: [place] }) => `${place?.file}:${place?.line} ${kind} ${name} (${detail})`,
  );
  expect(said.join('\n')).toMatchInlineSnapshot(`
    "go/main.go:6 sql-text c.Param('wing') (Query)
    java/src/main/java/Visits.java:9 sql-text page (queryForList)
    js/app.js:12 sql-text req.query.name (query)
    js/app.js:19 request-target req.query.host (get)
    js/app.js:21 stored-body guide (req.body)
    js/app.js:18 sql-text req.params.wing (query)
    py/app.py:12 request-target request.json.callback (get)
    py/app.py:10 sql-text hall (execute)
    py/app.py:9 sql-text request.args.get('day') (text)
    rb/app/controllers/loans_controller.rb:7 stored-body loans (params)
    rb/app/controllers/loans_controller.rb:3 sql-text params[:shelf] (where)"
  `);
});
