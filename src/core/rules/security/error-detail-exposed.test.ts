import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { runRules } from '../run-rules.ts';
import { expressExample } from '../words/express-example.ts';

async function found(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const findings = runRules(await systemOf(files));
  return findings.filter(({ rule }) => rule === 'error-detail-exposed').map(({ title }) => title);
}

const tours = (body: string): Readonly<Record<string, string>> => ({
  Gemfile: "gem 'rails'\n",
  'config/routes.rb': 'Rails.application.routes.draw do\n  resources :tours, only: [:index]\nend\n',
  'app/controllers/tours_controller.rb': `class ToursController < ApplicationController
  def index
    render json: {}
  rescue StandardError => e
    render json: { ${body} }, status: 500
  end
end
`,
});

test('Ruby calls the stack a backtrace', async () => {
  expect(await found(tours('error: "Failed", backtrace: e.backtrace'))).toEqual([
    'workspace sends the stack of its errors to the client',
  ]);
  expect(await found(tours('error: "Failed"'))).toEqual([]);
});

test('a trace may be the id of a request', async () => {
  const routes = "app.get('/tours', (req, res) => { res.status(500).json({ message: 'Failed', trace: req.id }); });";
  expect(await found(expressExample(routes))).toEqual([]);
});
