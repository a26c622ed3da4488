import { deep, nested, repeat } from './hostile-texts.ts';

export interface HostileCode {
  readonly file: string;
  /** A small true file with one route or statement. */
  readonly whole: string;
  /** Text that is put into the file, nested deeper than any stack holds. */
  readonly hostile: Readonly<Record<string, () => string>>;
}

const chain = (link: string): string => repeat(deep, () => link);

/** One small true file of every language, and what could make its reader run out of stack. */
export const codeLanguages: Readonly<Record<string, HostileCode>> = {
  javascript: {
    file: 'app.js',
    whole:
      "const express = require('express');\nconst app = express();\napp.get('/tides', (req, res) => res.json([]));\n",
    hostile: {
      parentheses: () => `const x = ${nested('(', '1', ')')};\n`,
      lists: () => `const x = ${nested('[', '1', ']')};\n`,
      objects: () => `const x = ${nested('{a:', '1', '}')};\n`,
      blocks: () => nested('{', '', '}'),
      closures: () => `const x = ${nested('() => (', '1', ')')};\n`,
      calls: () => `const x = ${nested('f(', '1', ')')};\n`,
      chain: () => `app${chain(".get('/x', f)")};\n`,
      sum: () => `const x = 1${chain(' + 1')};\n`,
    },
  },
  typescript: {
    file: 'app.ts',
    whole: "import express from 'express';\nconst app = express();\napp.get('/tides', (req, res) => res.json([]));\n",
    hostile: {
      types: () => `type X = ${nested('Array<', 'number', '>')};\n`,
      objects: () => `type X = ${nested('{ a: ', 'number', ' }')};\n`,
      namespaces: () => nested('namespace A {', '', '}'),
    },
  },
  python: {
    file: 'app.py',
    whole: "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.get('/tides')\ndef tides():\n    return []\n",
    hostile: {
      parentheses: () => `x = ${nested('(', '1', ')')}\n`,
      lists: () => `x = ${nested('[', '1', ']')}\n`,
      calls: () => `x = ${nested('f(', '1', ')')}\n`,
      lambdas: () => `x = ${repeat(deep, () => 'lambda: ')}1\n`,
      chain: () => `x = app${chain('.get(1)')}\n`,
      sum: () => `x = 1${chain(' + 1')}\n`,
    },
  },
  java: {
    file: 'src/Tides.java',
    whole:
      'import org.springframework.web.bind.annotation.*;\n\n@RestController\nclass Tides {\n  @GetMapping("/tides")\n  String all() { return ""; }\n}\n',
    hostile: {
      classes: () => nested('class A {', '', '}'),
      blocks: () => `class B { void f() ${nested('{', '', '}')} }\n`,
      parentheses: () => `class B { int x = ${nested('(', '1', ')')}; }\n`,
      calls: () => `class B { int x = ${nested('f(', '1', ')')}; }\n`,
      chain: () => `class B { Object x = a${chain('.b()')}; }\n`,
      sum: () => `class B { int x = 1${chain(' + 1')}; }\n`,
      types: () => `class B { ${nested('List<', 'X', '>')} x; }\n`,
    },
  },
  kotlin: {
    file: 'src/Tides.kt',
    whole:
      'import io.ktor.server.routing.*\n\nfun Route.tides() {\n  get("/tides") { call.respond(listOf<String>()) }\n}\n',
    hostile: {
      blocks: () => `fun f() { ${nested('run {', '', '}')} }\n`,
      calls: () => `val x = ${nested('f(', '1', ')')}\n`,
      chain: () => `val x = a${chain('.b()')}\n`,
      sum: () => `val x = 1${chain(' + 1')}\n`,
    },
  },
  go: {
    file: 'main.go',
    whole:
      'package main\n\nimport "net/http"\n\nfunc main() {\n\thttp.HandleFunc("/tides", func(w http.ResponseWriter, r *http.Request) {})\n}\n',
    hostile: {
      blocks: () => `func f() ${nested('{', '', '}')}\n`,
      calls: () => `var x = ${nested('f(', '1', ')')}\n`,
      literals: () => `var x = ${nested('[]T{', '1', '}')}\n`,
      chain: () => `var x = a${chain('.B()')}\n`,
      sum: () => `var x = 1${chain(' + 1')}\n`,
    },
  },
  php: {
    file: 'routes/web.php',
    whole:
      "<?php\n\nuse Illuminate\\Support\\Facades\\Route;\n\nRoute::get('/tides', function () {\n    return [];\n});\n",
    hostile: {
      lists: () => `$x = ${nested('[', '1', ']')};\n`,
      calls: () => `$x = ${nested('f(', '1', ')')};\n`,
      chain: () => `$x = $a${chain('->b()')};\n`,
      sum: () => `$x = '1'${chain(" . '1'")};\n`,
    },
  },
  csharp: {
    file: 'Program.cs',
    whole: 'var app = WebApplication.CreateBuilder(args).Build();\napp.MapGet("/tides", () => "[]");\napp.Run();\n',
    hostile: {
      classes: () => nested('class A {', '', '}'),
      blocks: () => `class B { void F() ${nested('{', '', '}')} }\n`,
      calls: () => `class B { int x = ${nested('F(', '1', ')')}; }\n`,
      chain: () => `class B { object x = a${chain('.B()')}; }\n`,
      sum: () => `class B { int x = 1${chain(' + 1')}; }\n`,
    },
  },
  ruby: {
    file: 'app.rb',
    whole: "require 'sinatra'\n\nget '/tides' do\n  []\nend\n",
    hostile: {
      lists: () => `x = ${nested('[', '1', ']')}\n`,
      blocks: () => `x = ${nested('f { ', '1', ' }')}\n`,
      calls: () => `x = ${nested('f(', '1', ')')}\n`,
      chain: () => `x = a${chain('.b')}\n`,
      sum: () => `x = 1${chain(' + 1')}\n`,
    },
  },
  rust: {
    file: 'src/main.rs',
    whole:
      'use axum::{routing::get, Router};\n\nfn app() -> Router {\n    Router::new().route("/tides", get(tides))\n}\n\nasync fn tides() -> &\'static str {\n    "[]"\n}\n',
    hostile: {
      blocks: () => `fn f() ${nested('{', '', '}')}\n`,
      calls: () => `fn f() { let x = ${nested('g(', '1', ')')}; }\n`,
      macros: () => `fn f() { let x = ${nested('vec![', '1', ']')}; }\n`,
      chain: () => `fn f() { let x = a${chain('.b()')}; }\n`,
      modules: () => nested('mod a {', '', '}'),
    },
  },
};
