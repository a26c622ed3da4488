import { expect, test } from 'vitest';
import { callsText, endpointsText, queriesText, tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

/** The generic views of packages answer without code of ours: what they read is not seen. */
const endpoints = `
GET /api/plants  plants/views.py:19
    behind IsAuthenticated authentication, HasGardenerRole authorization
    reads plant, plants_family
POST /api/plants  plants/views.py:25
    behind IsAuthenticated authentication, HasGardenerRole authorization
    writes plant
GET /api/plants/cheapest  plants/views.py:39
    reads plant
GET /api/plants/{code}  plants/views.py:14
    behind IsAuthenticated authentication, HasGardenerRole authorization
    reads plant
POST /api/plants/{code}/restock  plants/views.py:30
    behind IsAuthenticated authentication, HasGardenerRole authorization
    reads plant
    writes plant
GET /reports/days/{year}  sales/views.py:41
    behind IsAdminUser authorization
    reads sales_sale
GET /reports/weeks/{year}/{week}  sales/views.py:46
    behind IsAuthenticated authentication
    reads sales_sale
GET /sales  sales/views.py:15
    behind login_required authentication
    reads sales_sale
POST /sales  sales/views.py:19
    behind login_required authentication
    writes sales_sale
DELETE /sales/{pk}  sales/views.py:26
    behind LoginRequiredMixin authentication
    reads sales_sale
    writes sales_sale
POST /sales/{pk}/pay  sales/views.py:34
    behind login_required authentication, permission_required('sales.pay') authorization
    writes sales_sale
`;

/** The users of Django itself have no model here: a reference to them keeps the name of the model. */
const tables = `
plant (code)
    references family_id > plants_family
    indexes (family_id), (family_id, price)
plants_family (id)
    indexes unique (latin)
sales_sale (id)
    references customer_id > User
    indexes (customer_id), (sold_on)
sales_sale_plants (sale_id, plant_id)
    references plant_id > plant, sale_id > sales_sale
    indexes (plant_id), (sale_id)
`;

test('joins path tables, viewsets and the settings of a Django project', async () => {
  const system = await readStory('nursery');
  expect(endpointsText(system)).toBe(endpoints.trim());
  expect(callsText(system)).toBe(
    'POST /api/plants/{code}/restock → GET seeds.example.com /api/stock/{}, waits for ever',
  );
  expect(tablesText(system)).toBe(tables.trim());
});

test('a view set reads the row that its route names, by the field that it is looked up by', async () => {
  expect(queriesText(await readStory('nursery'), 'PlantViewSet.retrieve')).toEqual(['select plant by code']);
});

test('follows query sets through variables to where they run', async () => {
  const system = await readStory('nursery');
  const operations = 'PlantViewSet.list PlantViewSet.restock PlantViewSet.cheapest SaleList.get SaleDetail.delete pay';
  expect(operations.split(' ').flatMap((name) => queriesText(system, name))).toEqual([
    'select plant by stock at times by family_id sorted by price limited',
    'select plants_family',
    'select plant by code limited',
    'update plant by code',
    'select plant sorted by price limited',
    'select sales_sale by state, customer_id',
    'delete sales_sale by id',
    'select sales_sale by id, customer_id limited',
    'update sales_sale by id',
  ]);
});
